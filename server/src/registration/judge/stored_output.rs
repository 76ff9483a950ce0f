//! Writes a verdict as it is stored and sent: of the visits that a finding rests on the first, and how many there are. Each
//! of many visits at one enterprise rests on all before it, so whole lists would be as many ids as their square.

use ruqi_rules::{Verdict, output_line};
use sha2::{Digest, Sha256};

/// Visits that a finding names, as many as a phone seals of a long list.
pub const MAX_BECAUSE: usize = 20;

/// A verdict's line of output, with what the whole of it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredOutput {
    pub(crate) line: String,
    /// SHA-256 of all ids that its findings rest on, in their order, each followed by a line break; none where the line
    /// names them all.
    pub(crate) rests_on: Option<[u8; 32]>,
}

impl StoredOutput {
    pub(crate) fn of(id: &str, verdict: &Verdict) -> Self {
        let is_long = |because: &Vec<String>| because.len() > MAX_BECAUSE;
        let lists = || verdict.findings.iter().map(|finding| &finding.because);
        if !lists().any(is_long) {
            return Self {
                line: output_line(id, verdict),
                rests_on: None,
            };
        }
        let mut hash = Sha256::new();
        for id in lists().flatten() {
            hash.update(id);
            hash.update("\n");
        }
        Self {
            line: output_line(id, &verdict.shortened(MAX_BECAUSE)),
            rests_on: Some(hash.finalize().into()),
        }
    }
}
