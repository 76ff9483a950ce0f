//! Holds what the server signs with. Keys are files in a folder of their own, apart from the database, versioned:
//! the newest signs, all verify, so rotating one breaks nothing that it signed.
//!
//! - `seal-<n>.pem`: ES256 (PKCS#8), for receipts, certificates, packs and desk acts; public at `GET /api/v1/keys`
//! - `access-<n>.key`: 32 random bytes, base64url, for access tokens
//! - `mac-<n>.key`: the same, for nonces, cursors and copy keys
//!
//! Beside them `revoked.txt`: which phones' keys are good no more.

pub(crate) mod copy_key;
pub(crate) mod files;
pub(crate) mod keys_error;
pub(crate) mod nonce;
pub(crate) mod revoked;
pub(crate) mod ring;
pub(crate) mod seal;
pub(crate) mod secret;

use crate::store::ids::Kid;
use ruqi_rules::Instant;
use std::path::Path;

use jsonwebtoken::jwk::JwkSet;
use serde::Serialize;
use serde::de::DeserializeOwned;

pub use keys_error::KeysError;
use revoked::Revoked;
use ring::Ring;
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

    /// Notes, durably, that a phone's key is revoked from `at` on. The first time stays.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn revoke(&self, kid: Kid, since: Instant) -> Result<(), KeysError> {
        self.revoked.revoke(kid, since)
    }

    /// From when on a phone's key is revoked, if it is.
    pub fn revoked_at(&self, kid: &Kid) -> Option<Instant> {
        self.revoked.revoked_at(kid)
    }

    /// All of them.
    pub fn revoked(&self) -> Vec<(Kid, Instant)> {
        self.revoked.all()
    }
}
