//! Cuts a region's rows into parts and writes each that is not there yet. A part is small enough to be fetched again after a
//! cut, and is cut where an id says so: a row that comes or goes changes its own part alone.

use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::RegionFileError;
use super::decode::decode;
use super::encode::{ROWS, encode};
use super::gathering::{Gathering, Sorted};
use super::known_enterprises::KnownEnterprises;
use super::part_folder;
use super::shape::PartKind;
use crate::wire::region_file::RegionFilePart;

/// One of so many ids ends a part: about 4,000 rows, 200 kB.
const ENDS: u128 = 1 << 12;

/// Writes the parts of a region's file. Blocks, for as long as compressing takes.
pub(crate) fn write(
    folder: &Path,
    gathering: &Gathering,
) -> Result<Vec<RegionFilePart>, RegionFileError> {
    let mut known = KnownEnterprises::default();
    let mut parts = Vec::new();
    for kind in [PartKind::Enterprises, PartKind::Visits] {
        let sorted = match kind {
            PartKind::Enterprises => &gathering.enterprises,
            PartKind::Visits => &gathering.visits,
        };
        for rows in cut(sorted) {
            parts.push(write_part(folder, kind, &rows?, &mut known)?);
        }
    }
    Ok(parts)
}

fn write_part(
    folder: &Path,
    kind: PartKind,
    rows: &[Vec<Value>],
    known: &mut KnownEnterprises,
) -> Result<RegionFilePart, RegionFileError> {
    let part = encode(kind, rows, known)?;
    if decode(&part, known)?.rows != rows {
        return Err(RegionFileError::Unlike);
    }
    if kind == PartKind::Enterprises {
        known.add(&part, rows)?;
    }
    let hash = hex::encode(Sha256::digest(&part));
    let bytes = part_folder::write(folder, &hash, &part)?;
    let rows = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    Ok(RegionFilePart { hash, rows, bytes })
}

type Rows = Result<Vec<Vec<Value>>, RegionFileError>;

/// The rows of each part in turn: no more of them are in memory as values at once.
fn cut(sorted: &Sorted) -> impl Iterator<Item = Rows> + '_ {
    let mut left = sorted.iter().peekable();
    std::iter::from_fn(move || {
        left.peek()?;
        let mut rows = Vec::new();
        for (id, row) in left.by_ref() {
            match serde_json::from_slice(row) {
                Ok(row) => rows.push(row),
                Err(_) => return Some(Err(RegionFileError::Unlike)),
            }
            if rows.len() == ROWS || is_end(id) {
                break;
            }
        }
        Some(Ok(rows))
    })
}

fn is_end(id: &Uuid) -> bool {
    id.as_u128().is_multiple_of(ENDS)
}
