//! What the server signs with. Keys are files in a folder of their own, apart from the database, versioned:
//! the newest signs, all verify, so rotating one breaks nothing that it signed.
//!
//! - `seal-<n>.pem`: ES256 (PKCS#8), for receipts, certificates, packs and desk acts; public at `GET /api/v1/keys`
//! - `access-<n>.key`: 32 random bytes, base64url, for access tokens
//! - `mac-<n>.key`: the same, for nonces and cursors
//!
//! Beside them `revoked.txt`: which phones' keys are good no more.

pub(crate) mod files;
pub(crate) mod nonce;
pub(crate) mod revoked;
pub(crate) mod seal;
pub(crate) mod secret;

use std::path::Path;

use jsonwebtoken::jwk::JwkSet;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::faults::{Defence, enabled};
use revoked::Revoked;
use seal::SealKey;
pub use seal::{SealError, SealHeader, Unverified, read_unverified};
use secret::Secret;

/// All keys of the installation.
pub struct Keys {
    seals: Ring<SealKey>,
    access: Ring<Secret>,
    macs: Ring<Secret>,
    revoked: Revoked,
}

/// The keys of one kind: there is always one that signs.
struct Ring<K> {
    newest: K,
    older: Vec<K>,
}

impl<K> Ring<K> {
    /// Newest first.
    fn iter(&self) -> impl Iterator<Item = &K> {
        let older = self
            .older
            .iter()
            .rev()
            .filter(|_| enabled(Defence::OlderKeys));
        std::iter::once(&self.newest).chain(older)
    }
}

/// Why the keys could not be made or read.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The folder or a file in it could not be read or written.
    #[error("keys: {0}: {1}")]
    File(String, std::io::Error),
    /// A file that is no key of its kind.
    #[error(
        "keys: {0} is not as this program wrote it; put the file back from the backup of the keys"
    )]
    NotAKey(String),
    /// Keys of a kind are missing.
    #[error("keys: no {0}-1 in {1}; put the folder back from the backup of the keys")]
    Missing(&'static str, String),
    /// There are keys already.
    #[error("keys: {0} holds keys already")]
    AlreadyThere(String),
    /// The system's random numbers failed.
    #[error("keys: the system gave no random numbers")]
    NoRandomness,
}

impl Keys {
    /// Makes the first key of each kind, readable by this user alone.
    ///
    /// # Errors
    /// When the folder holds keys already or cannot be written.
    pub fn create(folder: &Path) -> Result<Self, KeysError> {
        files::make_folder(folder)?;
        Self::rotate(folder)?;
        Self::open(folder)
    }

    /// Makes the next key of each kind. A server takes it up when it starts; what older keys signed stays good.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn rotate(folder: &Path) -> Result<(), KeysError> {
        files::write_next(folder, "seal", "pem", &SealKey::generate()?)?;
        files::write_next(folder, "access", "key", &Secret::generate()?)?;
        files::write_next(folder, "mac", "key", &Secret::generate()?)
    }

    /// Copies the folder, as a backup or back from one, and gives how many files that were.
    ///
    /// # Errors
    /// When a file cannot be read, or the new folder is there already or cannot be written.
    pub fn copy(from: &Path, to: &Path) -> Result<usize, KeysError> {
        files::copy(from, to)
    }

    /// Reads all keys of the folder.
    ///
    /// # Errors
    /// When a kind is missing or a file is no key.
    pub fn open(folder: &Path) -> Result<Self, KeysError> {
        Ok(Self {
            seals: files::read_all(folder, "seal", "pem", SealKey::parse)?,
            access: files::read_all(folder, "access", "key", Secret::parse)?,
            macs: files::read_all(folder, "mac", "key", Secret::parse)?,
            revoked: Revoked::read(folder)?,
        })
    }

    /// Seals a payload as a compact JWS, ES256, by the newest key. `typ` says what it is, as `ruqi-receipt`.
    ///
    /// # Errors
    /// When the payload cannot be written as JSON.
    pub fn seal(&self, typ: &str, payload: &impl Serialize) -> Result<String, SealError> {
        self.seals.newest.seal(typ, payload)
    }

    /// The payload of a JWS that one of our keys sealed as `typ`.
    ///
    /// # Errors
    /// When it is no such JWS, or another key's.
    pub fn verify_seal<T: DeserializeOwned>(&self, typ: &str, jws: &str) -> Result<T, SealError> {
        let read = read_unverified(jws)?;
        let key = self.seals.iter().find(|key| key.kid == read.header.kid);
        let key = key.ok_or(SealError::UnknownKey)?;
        if read.header.typ != typ {
            return Err(SealError::OtherKind);
        }
        let payload = key.verify(read)?;
        serde_json::from_slice(&payload).map_err(|_| SealError::NotAJws)
    }

    /// RFC 7638 thumbprint, base64url, of the key that seals: the name of the server's own chain.
    pub fn seal_kid(&self) -> &str {
        &self.seals.newest.kid
    }

    /// The public halves of all sealing keys.
    pub fn jwks(&self) -> JwkSet {
        JwkSet {
            keys: self.seals.iter().map(|key| key.jwk.clone()).collect(),
        }
    }

    /// HMAC-SHA-256 by the newest secret. `purpose` keeps one use's tags from being good for another.
    pub fn mac(&self, purpose: &str, bytes: &[u8]) -> [u8; 32] {
        self.macs.newest.mac(purpose, bytes)
    }

    /// Whether one of our secrets made this tag, in constant time.
    pub fn check_mac(&self, purpose: &str, bytes: &[u8], tag: &[u8]) -> bool {
        self.macs
            .iter()
            .any(|secret| secret.check(purpose, bytes, tag))
    }

    /// The secret that signs access tokens, and its version.
    pub(crate) fn newest_access(&self) -> (u32, &[u8]) {
        (self.access.newest.version, self.access.newest.bytes())
    }

    /// All secrets of access tokens, newest first.
    pub(crate) fn access(&self) -> impl Iterator<Item = &[u8]> {
        self.access.iter().map(Secret::bytes)
    }
}
