//! `change`: what phones pull. A row of a scope has one place in it, the newest, in commit order; a row that left is a
//! tombstone. Whoever changes what a phone may see says so here, in the same transaction.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::store::pull::change_kind::Kind;
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
    Officer(Uuid),
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
    pub kind: Kind,
    /// Bytes of the UUID or of the text that is the row's key.
    pub key: Vec<u8>,
    pub gone: bool,
}

/// What phones of a scope are to be told of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub scope: Scope,
    pub kind: Kind,
    /// As in [`Change`].
    pub key: Vec<u8>,
    /// Days since 1970; bounds what a first fill takes.
    pub day: Option<i32>,
    /// It left the scope: phones drop it.
    pub gone: bool,
}

/// The row was written: phones of the scope get it (again). `day`, in days since 1970, bounds what a first fill takes.
pub fn touch(
    c: &Tx,
    scope: &Scope,
    kind: Kind,
    key: &[u8],
    day: Option<i32>,
) -> Result<(), StoreError> {
    tell(c, &[notice(scope, kind, key, day, false)])
}

/// The row left the scope: phones drop it.
pub fn gone(c: &Tx, scope: &Scope, kind: Kind, key: &[u8]) -> Result<(), StoreError> {
    tell(c, &[notice(scope, kind, key, None, true)])
}

fn notice(scope: &Scope, kind: Kind, key: &[u8], day: Option<i32>, gone: bool) -> Notice {
    Notice {
        scope: scope.clone(),
        kind,
        key: key.to_owned(),
        day,
        gone,
    }
}

/// Tells of many rows, in their order: the places are taken at once. A row's day never goes back: phones that were given it
/// must hear of what moved it beyond the window. One that was gone once has none for good.
pub fn tell(c: &Tx, notices: &[Notice]) -> Result<(), StoreError> {
    if notices.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(notices.len()).unwrap_or(i64::MAX);
    let last: i64 = c
        .prepare_cached(
            "INSERT INTO sequence (name, last) VALUES ('change', ?1)
             ON CONFLICT (name) DO UPDATE SET last = sequence.last + excluded.last RETURNING last",
        )?
        .query_row([count], |row| row.get(0))?;
    let mut put = c.prepare_cached(
        "INSERT INTO change (scope, seq, kind, key, day, gone) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (scope, kind, key) DO UPDATE SET seq = excluded.seq, day = max(change.day, excluded.day), gone = excluded.gone",
    )?;
    for (seq, one) in (last - count + 1..).zip(notices) {
        let (scope, kind) = (one.scope.to_string(), one.kind.as_str());
        put.execute(params![scope, seq, kind, one.key, one.day, one.gone])?;
    }
    Ok(())
}

/// Up to `limit` changes of one scope after `seq`, those of days before `from_day` left out.
pub fn after(
    c: &Db,
    scope: &Scope,
    seq: i64,
    from_day: i32,
    limit: u32,
) -> Result<Vec<Change>, StoreError> {
    let mut found = c.prepare_cached(
        "SELECT seq, kind, key, gone FROM change
         WHERE scope = ?1 AND seq > ?2 AND (day IS NULL OR day >= ?3) ORDER BY seq LIMIT ?4",
    )?;
    let rows = found.query_map(params![scope.to_string(), seq, from_day, limit], |row| {
        let kind: String = row.get(1)?;
        Ok((Kind::read(&kind), row.get(0)?, row.get(2)?, row.get(3)?))
    })?;
    let mut changes = Vec::new();
    for row in rows {
        if let (Some(kind), seq, key, gone) = row? {
            changes.push(Change {
                seq,
                kind,
                key,
                gone,
            });
        }
    }
    Ok(changes)
}

/// How many there are.
pub fn count_after(c: &Db, scope: &Scope, seq: i64, from_day: i32) -> Result<u64, StoreError> {
    let count: i64 = c
        .prepare_cached(
            "SELECT count(*) FROM change WHERE scope = ?1 AND seq > ?2 AND (day IS NULL OR day >= ?3)",
        )?
        .query_row(params![scope.to_string(), seq, from_day], |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

/// Whether the row is in the scope, not gone from it.
pub fn holds(c: &Db, scope: &Scope, kind: Kind, key: &[u8]) -> Result<bool, StoreError> {
    Ok(c.prepare_cached(
        "SELECT 1 FROM change WHERE scope = ?1 AND kind = ?2 AND key = ?3 AND gone = 0",
    )?
    .query_row(params![scope.to_string(), kind.as_str(), key], |_| Ok(()))
    .optional()?
    .is_some())
}
