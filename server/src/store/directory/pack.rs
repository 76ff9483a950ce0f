//! `pack`: policy packs, immutable, named by the hash of their bytes, signed by this server.

use rusqlite::{OptionalExtension, Row, params};

use crate::store::{Db, StoreError, Tx};

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
    pub loaded_at: i64,
}

/// Adds it; one that is there already stays as it is.
pub fn insert(c: &Tx, pack: &StoredPack) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO pack (hash, id, version, json, signature, loaded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (hash) DO NOTHING",
    )?
    .execute(params![
        pack.hash,
        pack.id,
        pack.version,
        pack.json,
        pack.signature,
        pack.loaded_at
    ])?;
    Ok(())
}

/// All, in the order of id and version.
pub fn all(c: &Db) -> Result<Vec<StoredPack>, StoreError> {
    let mut all = c.prepare_cached(
        "SELECT hash, id, version, json, signature, loaded_at FROM pack ORDER BY id, version",
    )?;
    let rows = all.query_map([], read)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

fn read(row: &Row<'_>) -> rusqlite::Result<StoredPack> {
    Ok(StoredPack {
        hash: row.get(0)?,
        id: row.get(1)?,
        version: row.get(2)?,
        json: row.get(3)?,
        signature: row.get(4)?,
        loaded_at: row.get(5)?,
    })
}

/// One of them.
pub fn get(c: &Db, hash: &[u8; 32]) -> Result<Option<StoredPack>, StoreError> {
    Ok(c.prepare_cached(
        "SELECT hash, id, version, json, signature, loaded_at FROM pack WHERE hash = ?1",
    )?
    .query_row([hash], read)
    .optional()?)
}

/// The names of all, in the order of id and version.
pub fn hashes(c: &Db) -> Result<Vec<[u8; 32]>, StoreError> {
    let mut all = c.prepare_cached("SELECT hash FROM pack ORDER BY id, version")?;
    let rows = all
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
