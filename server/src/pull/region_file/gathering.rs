//! The rows of a region as a first fill gets them: read as pull reads them, so that a file holds what pull would send and
//! nothing more.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::RegionFileError;
use crate::pull::page::{ROWS, region_scopes};
use crate::pull::{enterprise_rows, visit_rows};
use crate::store::Db;
use crate::store::pull::bodies::Span;
use crate::store::pull::change_kind::RowKind;
use crate::store::pull::changes::{self, Change, Scope};
use crate::store::pull::enterprise_bodies::Chosen;
use crate::store::pull::horizon;

/// A region's rows at the most, about a province's.
const MOST: usize = 2_000_000;

/// Rows by their ids: as JSON, which is a fraction of what they are in memory.
pub(crate) type Sorted = BTreeMap<Uuid, Vec<u8>>;

/// What a region's file is made of.
#[derive(Debug, Default)]
pub(crate) struct Gathering {
    /// The newest change as of which the rows are.
    pub(crate) seq: i64,
    pub(crate) enterprises: Sorted,
    pub(crate) visits: Sorted,
}

impl Gathering {
    /// Reads the region in one snapshot; visits from `from_day` on.
    pub(crate) fn read(c: &Db, region: &str, from_day: i32) -> Result<Self, RegionFileError> {
        let mut all = Self {
            seq: horizon::newest(c)?,
            ..Self::default()
        };
        for scope in region_scopes(c, region)? {
            let mut seq = 0;
            loop {
                let page = changes::after(c, &scope, seq, from_day, ROWS)?;
                let Some(last) = page.last() else {
                    break;
                };
                seq = last.seq;
                for span in spans(&page, &scope, from_day).values() {
                    all.take(c, span)?;
                }
                if all.enterprises.len() + all.visits.len() > MOST {
                    return Err(RegionFileError::TooLarge);
                }
            }
        }
        Ok(all)
    }

    /// A kind that files have not would be lost: pull goes on behind it.
    fn take(&mut self, c: &Db, span: &Span) -> Result<(), RegionFileError> {
        let (rows, sorted) = match span.kind() {
            RowKind::Enterprise => (
                enterprise_rows::read(c, Chosen::Span(span))?,
                &mut self.enterprises,
            ),
            RowKind::Visit => (visit_rows::read(c, span)?, &mut self.visits),
            kind @ (RowKind::Region
            | RowKind::Organ
            | RowKind::Matter
            | RowKind::Pack
            | RowKind::Officer
            | RowKind::PlanItem
            | RowKind::Filing
            | RowKind::Registration
            | RowKind::Aside) => return Err(RegionFileError::Kind(kind.as_str())),
        };
        for (key, row) in rows {
            let id = Uuid::from_slice(&key).map_err(|_| RegionFileError::Unlike)?;
            let row = serde_json::to_vec(&row).map_err(|_| RegionFileError::Unlike)?;
            sorted.insert(id, row);
        }
        Ok(())
    }
}

/// The span of each kind on a page of changes.
fn spans(page: &[Change], scope: &Scope, from_day: i32) -> BTreeMap<RowKind, Span> {
    let mut spans = BTreeMap::new();
    for one in page.iter().filter(|one| !one.gone) {
        let new = || Span::new(scope, one.kind, one.seq, from_day);
        spans.entry(one.kind).or_insert_with(new).reach(one.seq);
    }
    spans
}
