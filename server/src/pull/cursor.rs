//! Reads and writes a pull's cursor: how far the phone has come, where it began, in which epoch and scope, under the
//! server's MAC.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::faults::{Defence, enabled};
use crate::keys::Keys;
use crate::store::pull::changes::Scope;

const PURPOSE: &str = "cursor";
/// Three numbers and the scope, where a file brought rows; under them the tag.
const SAID: usize = 32;
const TAG: usize = 32;

/// What a phone has seen, and of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The last change that it has.
    pub seq: i64,
    /// The newest change when it began: of what left before that, it has never heard.
    pub begun: i64,
    /// The change as of which a file brought the rows of its regions; 0 where none did.
    pub filled: i64,
    whose: [u8; 8],
}

/// Why a cursor is of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CursorError {
    /// This server never gave it.
    #[error("never given by this server")]
    Unknown,
    /// The epoch or the scope is another one now, tombstones that the phone needs are gone, or changes that it has seen.
    #[error(
        "of another epoch or scope, from before the tombstones' horizon or after the newest change"
    )]
    BeginAgain,
}

/// Epoch and scopes in eight bytes: two phones that may see the same have the same.
fn whose(epoch: &str, scopes: &[Scope]) -> [u8; 8] {
    let mut hash = Sha256::new().chain_update(epoch);
    for scope in scopes {
        hash.update(b"\0");
        hash.update(scope.to_string());
    }
    let mut first = [0; 8];
    first.copy_from_slice(&hash.finalize()[..8]);
    first
}

impl Cursor {
    /// At a change.
    pub fn new(epoch: &str, scopes: &[Scope], seq: i64, begun: i64) -> Self {
        Self {
            seq,
            begun,
            filled: 0,
            whose: whose(epoch, scopes),
        }
    }

    /// At the beginning, but for the rows of the regions: a file brought them as of a change.
    pub fn behind_file(epoch: &str, scopes: &[Scope], filled: i64) -> Self {
        Self {
            filled,
            ..Self::new(epoch, scopes, 0, filled)
        }
    }

    /// At a later change.
    pub fn at(self, seq: i64) -> Self {
        Self { seq, ..self }
    }

    /// The last change of a scope that the phone has.
    pub fn reached(&self, scope: &Scope) -> i64 {
        match scope {
            Scope::Region(_) => self.seq.max(self.filled),
            Scope::All | Scope::Organ(_) | Scope::Officer(_) => self.seq,
        }
    }

    /// As the phone keeps it.
    pub fn seal(&self, keys: &Keys) -> String {
        let said = self.bytes();
        URL_SAFE_NO_PAD.encode([&said[..], &keys.mac(PURPOSE, &said)[..]].concat())
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(SAID);
        bytes.extend(self.seq.to_be_bytes());
        bytes.extend(self.whose);
        bytes.extend(self.begun.to_be_bytes());
        if self.filled > 0 {
            bytes.extend(self.filled.to_be_bytes());
        }
        bytes
    }

    /// Whether tombstones up to `horizon` can be missing from what the phone has seen.
    pub fn is_before(&self, horizon: i64) -> bool {
        self.seq.max(self.begun) < horizon
    }

    /// Whether the phone has seen changes that the database has not (any more): a commit that it was told of is lost. Other
    /// changes will have their numbers.
    pub fn is_ahead_of(&self, newest: i64) -> bool {
        self.seq.max(self.begun) > newest
    }

    /// Reads what a phone kept; `epoch` and `scopes` are those of now.
    ///
    /// # Errors
    /// When it was never given, or is of another epoch or scope.
    pub fn open(
        keys: &Keys,
        text: &str,
        epoch: &str,
        scopes: &[Scope],
    ) -> Result<Self, CursorError> {
        let bytes = URL_SAFE_NO_PAD
            .decode(text)
            .map_err(|_| CursorError::Unknown)?;
        let said = bytes.len().checked_sub(TAG).ok_or(CursorError::Unknown)?;
        let (said, tag) = bytes.split_at(said);
        if enabled(Defence::CursorSealed) && !keys.check_mac(PURPOSE, said, tag) {
            return Err(CursorError::Unknown);
        }
        let number = |from: usize| {
            let bytes = said.get(from..from + 8)?.try_into().ok()?;
            Some(i64::from_be_bytes(bytes))
        };
        let seq = number(0).ok_or(CursorError::Unknown)?;
        // Cursors that were given before they said where the phone began.
        let begun = number(16).unwrap_or(0);
        let now = Self {
            filled: number(24).unwrap_or(0),
            ..Self::new(epoch, scopes, seq, begun)
        };
        (said.get(8..16) == Some(&now.whose[..]))
            .then_some(now)
            .ok_or(CursorError::BeginAgain)
    }
}
