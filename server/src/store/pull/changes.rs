//! `change`: what phones pull. A row of a scope has one place in it, the newest, in commit order; a row that left is a
//! tombstone. Whoever changes what a phone may see says so here, in the same transaction.

use std::collections::BTreeSet;

use const_format::{concatcp, str_repeat};

use crate::store::ids::PersonId;
use crate::store::pull::change_kind::RowKind;
use crate::store::row::columns;
use crate::store::sql::sql;
use crate::store::value::ToValue;
use crate::store::{Db, StoreError, Tx};

/// Who is told of a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Every officer: regions, organs, matters, packs.
    All,
    /// Officers of the region or of one above it: enterprises, visit facts.
    Region(String),
    /// Officers of the legal organ: its plan items, filings, officers, registrations.
    Organ(String),
    /// One officer: what became of own records.
    Officer(PersonId),
}

impl std::fmt::Display for Scope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Region(code) => write!(f, "region:{code}"),
            Self::Organ(id) => write!(f, "organ:{id}"),
            Self::Officer(id) => write!(f, "officer:{id}"),
        }
    }
}

/// A row of a scope that was written, or that left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub seq: i64,
    pub kind: RowKind,
    /// Bytes of the UUID or of the text that is the row's key.
    pub key: Vec<u8>,
    pub gone: bool,
}

columns!(Change: seq, kind, key, gone);

/// What phones of a scope are to be told of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub scope: Scope,
    pub kind: RowKind,
    /// As in [`Change`].
    pub key: Vec<u8>,
    /// Days since 1970; bounds what a first fill takes.
    pub day: Option<i32>,
    /// It left the scope: phones drop it.
    pub gone: bool,
}

/// Tells phones of the scope that the row was written: they get it (again). `day`, in days since 1970, bounds what a first
/// fill takes.
pub fn touch(
    tx: &Tx,
    scope: &Scope,
    kind: RowKind,
    key: &[u8],
    day: Option<i32>,
) -> Result<(), StoreError> {
    tell(tx, &[notice(scope, kind, key, day, false)])
}

/// Tells phones of the scope that the row left it: they drop it.
pub fn gone(tx: &Tx, scope: &Scope, kind: RowKind, key: &[u8]) -> Result<(), StoreError> {
    tell(tx, &[notice(scope, kind, key, None, true)])
}

fn notice(scope: &Scope, kind: RowKind, key: &[u8], day: Option<i32>, gone: bool) -> Notice {
    Notice {
        scope: scope.clone(),
        kind,
        key: key.to_owned(),
        day,
        gone,
    }
}

/// Tells phones of many rows, in their order: the places are taken at once. A row's day never goes back: phones that were
/// given it must hear of what moved it beyond the window. One that was gone once has none for good.
pub fn tell(tx: &Tx, notices: &[Notice]) -> Result<(), StoreError> {
    if notices.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(notices.len()).unwrap_or(i64::MAX);
    let last: i64 = tx.single(
        sql!(
            "INSERT INTO sequence (name, last) VALUES ('change', ?1)
             ON CONFLICT (name) DO UPDATE SET last = sequence.last + excluded.last RETURNING last"
        ),
        [count],
    )?;
    let places: Vec<(i64, &Notice)> = (last - count + 1..).zip(notices).collect();
    places
        .chunks(AT_ONCE)
        .try_for_each(|places| write(tx, places))
}

/// Rows to a statement: what a push changes is written by a few.
const AT_ONCE: usize = 16;

const INTO: &str = "INSERT INTO change (scope, seq, kind, key, day, gone) VALUES ";
const PLACE: &str = "(?, ?, ?, ?, ?, ?)";
/// A row that was told of before moves to its new place.
const MOVES: &str = " ON CONFLICT (scope, kind, key) DO UPDATE SET seq = excluded.seq, gone = excluded.gone, day =
    CASE WHEN change.day > excluded.day THEN change.day WHEN change.day IS NULL THEN NULL ELSE excluded.day END";

fn write(tx: &Tx, places: &[(i64, &Notice)]) -> Result<(), StoreError> {
    let scopes: Vec<String> = places
        .iter()
        .map(|(_, one)| one.scope.to_string())
        .collect();
    let rows = places.iter().zip(&scopes).map(|((seq, one), scope)| {
        [
            scope.to_value(),
            seq.to_value(),
            one.kind.to_value(),
            one.key.to_value(),
            one.day.to_value(),
            one.gone.to_value(),
        ]
    });
    let each: BTreeSet<_> = places
        .iter()
        .map(|(_, one)| (&one.scope, one.kind, &one.key))
        .collect();
    // A statement cannot move a row twice.
    if places.len() == AT_ONCE && each.len() == AT_ONCE {
        let sql = sql!(
            "{INTO}{}{PLACE}{MOVES}",
            str_repeat!(concatcp!(PLACE, ", "), AT_ONCE - 1)
        );
        return tx.run(sql, rows.flatten().collect::<Vec<_>>()).map(drop);
    }
    for row in rows {
        tx.run(sql!("{INTO}{PLACE}{MOVES}"), row.to_vec())?;
    }
    Ok(())
}

/// Lists up to `limit` changes of one scope after `seq`, those of days before `from_day` left out.
pub fn after(
    db: &Db,
    scope: &Scope,
    seq: i64,
    from_day: i32,
    limit: u32,
) -> Result<Vec<Change>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM change
         WHERE scope = ?1 AND seq > ?2 AND (day IS NULL OR day >= ?3) ORDER BY seq LIMIT ?4",
        Change::COLUMNS
    );
    db.all(sql, (scope.to_string(), seq, from_day, limit))
}

/// Lists up to `limit` rows of one kind in the scope, by their keys.
pub fn of_kind(
    db: &Db,
    scope: &Scope,
    kind: RowKind,
    limit: u32,
) -> Result<Vec<Change>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM change WHERE scope = ?1 AND kind = ?2 AND gone = 0 ORDER BY key LIMIT ?3",
        Change::COLUMNS
    );
    db.all(sql, (scope.to_string(), kind, limit))
}

/// Counts the changes of one scope after `seq`, likewise.
pub fn count_after(db: &Db, scope: &Scope, seq: i64, from_day: i32) -> Result<u64, StoreError> {
    let sql = sql!(
        "SELECT count(*) FROM change WHERE scope = ?1 AND seq > ?2 AND (day IS NULL OR day >= ?3)"
    );
    let count: i64 = db.single(sql, (scope.to_string(), seq, from_day))?;
    Ok(count.unsigned_abs())
}

/// Whether the row is in the scope, not gone from it.
pub fn holds(db: &Db, scope: &Scope, kind: RowKind, key: &[u8]) -> Result<bool, StoreError> {
    let sql = sql!("SELECT 1 FROM change WHERE scope = ?1 AND kind = ?2 AND key = ?3 AND gone = 0");
    db.exists(sql, (scope.to_string(), kind, key))
}
