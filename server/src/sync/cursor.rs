//! A pull's cursor: how far the phone has come, in which epoch and scope, under the server's MAC.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::keys::Keys;
use crate::store::change::Scope;

const PURPOSE: &str = "cursor";

/// What a phone has seen, and of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The last change that it has.
    pub seq: i64,
    whose: [u8; 8],
}

/// Why a cursor is of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CursorError {
    /// This server never gave it.
    #[error("never given by this server")]
    Unknown,
    /// The epoch or the scope is another one now.
    #[error("of another epoch or scope")]
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
    pub fn new(epoch: &str, scopes: &[Scope], seq: i64) -> Self {
        Self {
            seq,
            whose: whose(epoch, scopes),
        }
    }

    /// As the phone keeps it.
    pub fn seal(&self, keys: &Keys) -> String {
        let said = self.bytes();
        URL_SAFE_NO_PAD.encode([&said[..], &keys.mac(PURPOSE, &said)[..]].concat())
    }

    fn bytes(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.seq.to_be_bytes());
        bytes[8..].copy_from_slice(&self.whose);
        bytes
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
        let (said, tag) = bytes
            .split_first_chunk::<16>()
            .ok_or(CursorError::Unknown)?;
        if !keys.check_mac(PURPOSE, said, tag) {
            return Err(CursorError::Unknown);
        }
        let mut seq = [0; 8];
        seq.copy_from_slice(&said[..8]);
        let now = Self::new(epoch, scopes, i64::from_be_bytes(seq));
        (now.bytes() == *said)
            .then_some(now)
            .ok_or(CursorError::BeginAgain)
    }
}
