//! `registration`: visits as derived from the events about them, keyed by enterprise first.

use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::store::derived::visit_key::{EnterpriseKey, State};
use crate::store::{Db, StoreError, Tx, list};

/// What the rules ask of a visit. Times in milliseconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    pub enterprise: EnterpriseKey,
    /// `started_at` where known and earlier than `at`, else `at`.
    pub instant: i64,
    pub id: Uuid,
    pub at: i64,
    pub started_at: Option<i64>,
    pub organ: String,
    pub level: String,
    pub category: String,
    pub matters: Vec<String>,
    pub ground: Option<String>,
    pub reference: Option<String>,
    pub joint: Option<Uuid>,
    /// `scan` or `manual`.
    pub entry: String,
    pub state: State,
    pub received_at: i64,
    /// What the rules said last: `clear`, `caution`, `violation`; none where they could not judge.
    pub verdict: Option<String>,
    /// Days since 1970 of the verdict's `earliest_date`.
    pub earliest: Option<i32>,
}

/// A visit and the rest of what was derived of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    pub visit: Visit,
    pub premises: Option<Uuid>,
    /// The enterprise's; the organ's while the enterprise is not known.
    pub region: String,
    pub code: Option<[u8; 8]>,
    pub author: Uuid,
    pub officers: Vec<Uuid>,
    pub same_as: Option<Uuid>,
    pub gap: bool,
    pub grade: String,
    /// Accepted at a desk though it had been set aside.
    pub released: bool,
}

pub(crate) const VISIT: &str = "enterprise, instant, id, at, started_at, organ, level, category, matters, ground, \
    reference, joint, entry, state, received_at, verdict, earliest";
pub(crate) const REST: &str =
    "premises, region, code, author, officers, same_as, gap, grade, released";

/// Adds it, or takes the place of what was derived before.
pub fn put(c: &Tx, new: &Registration, old: Option<&Registration>) -> Result<(), StoreError> {
    if let Some(old) = old {
        c.prepare_cached(
            "DELETE FROM registration WHERE enterprise = ?1 AND instant = ?2 AND id = ?3",
        )?
        .execute(params![
            old.visit.enterprise,
            old.visit.instant,
            old.visit.id
        ])?;
    }
    let Registration { visit, .. } = new;
    let officers: Vec<String> = new.officers.iter().map(Uuid::to_string).collect();
    c.prepare_cached(&format!(
        "INSERT INTO registration ({VISIT}, {REST}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,
           ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26)"
    ))?
    .execute(params![
        visit.enterprise,
        visit.instant,
        visit.id,
        visit.at,
        visit.started_at,
        visit.organ,
        visit.level,
        visit.category,
        list::to_text(&visit.matters),
        visit.ground,
        visit.reference,
        visit.joint,
        visit.entry,
        visit.state,
        visit.received_at,
        visit.verdict,
        visit.earliest,
        new.premises,
        new.region,
        new.code,
        new.author,
        list::to_text(&officers),
        new.same_as,
        new.gap,
        new.grade,
        new.released
    ])?;
    Ok(())
}

/// What the rules say now.
pub fn set_verdict(
    c: &Tx,
    visit: &Visit,
    verdict: Option<&str>,
    earliest: Option<i32>,
) -> Result<(), StoreError> {
    c.prepare_cached(
        "UPDATE registration SET verdict = ?4, earliest = ?5 WHERE enterprise = ?1 AND instant = ?2 AND id = ?3",
    )?
    .execute(params![visit.enterprise, visit.instant, visit.id, verdict, earliest])?;
    Ok(())
}

/// One of them.
pub fn get(c: &Db, id: Uuid) -> Result<Option<Registration>, StoreError> {
    Ok(c.prepare_cached(&format!(
        "SELECT {VISIT}, {REST} FROM registration WHERE id = ?1"
    ))?
    .query_row([id], read)
    .optional()?)
}

pub(crate) fn read_visit(row: &Row<'_>) -> rusqlite::Result<Visit> {
    Ok(Visit {
        enterprise: row.get(0)?,
        instant: row.get(1)?,
        id: row.get(2)?,
        at: row.get(3)?,
        started_at: row.get(4)?,
        organ: row.get(5)?,
        level: row.get(6)?,
        category: row.get(7)?,
        matters: list::from_text(row, 8)?,
        ground: row.get(9)?,
        reference: row.get(10)?,
        joint: row.get(11)?,
        entry: row.get(12)?,
        state: row.get(13)?,
        received_at: row.get(14)?,
        verdict: row.get(15)?,
        earliest: row.get(16)?,
    })
}

pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Registration> {
    let officers = list::from_text(row, 21)?;
    Ok(Registration {
        visit: read_visit(row)?,
        premises: row.get(17)?,
        region: row.get(18)?,
        code: row.get(19)?,
        author: row.get(20)?,
        officers: officers
            .iter()
            .filter_map(|id| Uuid::try_parse(id).ok())
            .collect(),
        same_as: row.get(22)?,
        gap: row.get(23)?,
        grade: row.get(24)?,
        released: row.get(25)?,
    })
}
