//! Finds the file of a region that a phone may begin with: one that holds nothing which a pull of now would not send.

use ruqi_rules::Instant;

use crate::pull::page::{from_day, region_scopes};
use crate::registration::Packs;
use crate::store::pull::region_files::{self, RegionFile};
use crate::store::value::Value;
use crate::store::{Db, StoreError};
use crate::wire::region_file::RegionFilePart;

/// A region's file, and its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurrentFile {
    /// The newest change when it was made.
    pub seq: i64,
    /// Its parts, in the order in which they are read.
    pub parts: Vec<RegionFilePart>,
}

/// Finds it. None where there is no file, where it is of another life of the database, where a row has left the region since,
/// and where it has visits of days that a first fill leaves out by now.
///
/// # Errors
/// When the database fails.
pub fn find(
    c: &Db,
    packs: &Packs,
    region: &str,
    epoch: &str,
    now: Instant,
) -> Result<Option<CurrentFile>, StoreError> {
    let Some(file) = region_files::get(c, region)? else {
        return Ok(None);
    };
    let first = from_day(c, packs, now.utc_day())?;
    if file.epoch != epoch || file.from_day < first || has_lost(c, &file)? {
        return Ok(None);
    }
    let parts = parts_of(&file)?;
    Ok(Some(CurrentFile {
        seq: file.seq,
        parts,
    }))
}

/// Whether a row left the region since the file was made.
pub(crate) fn has_lost(c: &Db, file: &RegionFile) -> Result<bool, StoreError> {
    for scope in region_scopes(c, &file.region)? {
        if region_files::has_left_since(c, &scope, file.seq)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The parts that a file names.
pub(crate) fn parts_of(file: &RegionFile) -> Result<Vec<RegionFilePart>, StoreError> {
    serde_json::from_str(&file.parts).map_err(|_| StoreError::Unreadable {
        column: "region_file.parts".to_owned(),
        mismatch: Value::Text(&file.parts).mismatch("list of parts"),
    })
}
