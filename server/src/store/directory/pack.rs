//! `pack`: policy packs, immutable, named by the hash of their bytes, signed by this server.

use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Instant;

/// A policy pack as it was loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPack {
    /// SHA-256 of `json`.
    pub hash: [u8; 32],
    pub id: String,
    pub version: u32,
    /// The file, byte for byte: hash and signature are over it.
    pub json: String,
    /// Compact JWS by the server over the hash.
    pub signature: String,
    pub loaded_at: Instant,
}

columns!(StoredPack: hash, id, version, json, signature, loaded_at);

const COLUMNS: &str = StoredPack::COLUMNS;

/// Adds a pack; one that is there already stays as it is.
pub fn insert(tx: &Tx, pack: &StoredPack) -> Result<(), StoreError> {
    insert!(tx, "pack", {
        hash: pack.hash,
        id: pack.id,
        version: pack.version,
        json: pack.json,
        signature: pack.signature,
        loaded_at: pack.loaded_at,
    }, "ON CONFLICT (hash) DO NOTHING")
    .map(drop)
}

/// Lists all packs, in the order of id and version.
pub fn all(db: &Db) -> Result<Vec<StoredPack>, StoreError> {
    db.all(sql!("SELECT {COLUMNS} FROM pack ORDER BY id, version"), ())
}

/// Finds a pack.
pub fn get(db: &Db, hash: &[u8; 32]) -> Result<Option<StoredPack>, StoreError> {
    db.one(sql!("SELECT {COLUMNS} FROM pack WHERE hash = ?1"), [hash])
}

/// Lists the names of all packs, in the order of id and version.
pub fn hashes(db: &Db) -> Result<Vec<[u8; 32]>, StoreError> {
    db.all(sql!("SELECT hash FROM pack ORDER BY id, version"), ())
}
