//! `region_file`: which parts hold the rows of a region, and as of when.

use crate::store::pull::changes::Scope;
use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Instant;

/// A region's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionFile {
    /// The division; those below it are in the file, too.
    pub region: String,
    /// The life of the database in which it was made.
    pub epoch: String,
    /// The newest change when it was made.
    pub seq: i64,
    /// The first day (since 1970) of its visits.
    pub from_day: i32,
    /// When it was made.
    pub made_at: Instant,
    /// Its parts, as JSON.
    pub parts: String,
}

columns!(RegionFile: region, epoch, seq, from_day, made_at, parts);

const COLUMNS: &str = RegionFile::COLUMNS;

/// Finds a region's file.
pub fn get(db: &Db, region: &str) -> Result<Option<RegionFile>, StoreError> {
    db.one(
        sql!("SELECT {COLUMNS} FROM region_file WHERE region = ?1"),
        [region],
    )
}

/// Lists all files, by region.
pub fn all(db: &Db) -> Result<Vec<RegionFile>, StoreError> {
    db.all(
        sql!("SELECT {COLUMNS} FROM region_file ORDER BY region"),
        (),
    )
}

/// Puts a file in the place of the region's.
pub fn put(tx: &Tx, file: &RegionFile) -> Result<(), StoreError> {
    insert!(tx, "region_file", {
        region: file.region,
        epoch: file.epoch,
        seq: file.seq,
        from_day: file.from_day,
        made_at: file.made_at,
        parts: file.parts,
    }, "ON CONFLICT (region) DO UPDATE SET epoch = excluded.epoch, seq = excluded.seq,
          from_day = excluded.from_day, made_at = excluded.made_at, parts = excluded.parts")
    .map(drop)
}

/// Whether a row left the scope after a change.
pub fn has_left_since(db: &Db, scope: &Scope, seq: i64) -> Result<bool, StoreError> {
    let sql = sql!("SELECT 1 FROM change WHERE scope = ?1 AND seq > ?2 AND gone = 1 LIMIT 1");
    db.exists(sql, (scope.to_string(), seq))
}
