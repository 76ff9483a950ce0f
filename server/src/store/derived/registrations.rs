//! `registration`: visits as derived from the events about them, keyed by enterprise first.

use const_format::formatcp;
use ruqi_rules::{ClockGrade, Fingerprint, Instant, VerdictWord};
use uuid::Uuid;

use crate::store::derived::visit_key::{EnterpriseKey, EntryWord, State};
use crate::store::directory::level_word::LevelWord;
use crate::store::ids::{EventId, PersonId};
use crate::store::row::{FromRow, StoredRow, columns};
use crate::store::sql::{insert, sql};
use crate::store::value::list_text;
use crate::store::words::word_column;
use crate::store::{Db, StoreError, Tx};

word_column!(VerdictWord);

/// What the rules ask of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    pub enterprise: EnterpriseKey,
    /// `started_at` where known and earlier than `at`, else `at`.
    pub instant: Instant,
    pub id: EventId,
    pub at: Instant,
    pub started_at: Option<Instant>,
    pub organ: String,
    pub level: LevelWord,
    pub category: String,
    pub matters: Vec<String>,
    pub ground: Option<String>,
    pub reference: Option<String>,
    pub joint: Option<EventId>,
    pub entry: EntryWord,
    pub state: State,
    pub received_at: Instant,
    /// What the rules said last; none where they could not judge.
    pub verdict: Option<VerdictWord>,
    /// Days since 1970 of the verdict's `earliest_date`.
    pub earliest: Option<i32>,
}

columns!(Visit: enterprise, instant, id, at, started_at, organ, level, category, matters, ground, reference, joint, entry,
    state, received_at, verdict, earliest);

/// A visit and the rest of what was derived of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    pub visit: Visit,
    pub premises: Option<Uuid>,
    /// The enterprise's; the organ's while the enterprise is not known.
    pub region: String,
    pub code: Option<Fingerprint>,
    pub author: PersonId,
    pub officers: Vec<PersonId>,
    pub same_as: Option<EventId>,
    pub gap: bool,
    pub grade: ClockGrade,
    /// Accepted at a desk though it had been set aside.
    pub released: bool,
}

impl Registration {
    /// Its columns, in the order in which a row is read: the visit's first.
    pub(in crate::store) const COLUMNS: &'static str = formatcp!(
        "{}, premises, region, code, author, officers, same_as, gap, grade, released",
        Visit::COLUMNS
    );
}

impl FromRow for Registration {
    fn from_row(row: &StoredRow<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            visit: Visit::from_row(row)?,
            premises: row.named(17, "premises")?,
            region: row.named(18, "region")?,
            code: row.named(19, "code")?,
            author: row.named(20, "author")?,
            officers: row.named(21, "officers")?,
            same_as: row.named(22, "same_as")?,
            gap: row.named(23, "gap")?,
            grade: row.named(24, "grade")?,
            released: row.named(25, "released")?,
        })
    }
}

/// Adds a registration, or replaces what was derived before.
pub fn replace(tx: &Tx, new: &Registration, old: Option<&Registration>) -> Result<(), StoreError> {
    if let Some(Registration { visit: old, .. }) = old {
        tx.run(
            sql!("DELETE FROM registration WHERE enterprise = ?1 AND instant = ?2 AND id = ?3"),
            (old.enterprise, old.instant, old.id),
        )?;
    }
    let Registration { visit, .. } = new;
    let officers: Vec<String> = new.officers.iter().map(PersonId::to_string).collect();
    insert!(tx, "registration", {
        enterprise: visit.enterprise,
        instant: visit.instant,
        id: visit.id,
        at: visit.at,
        started_at: visit.started_at,
        organ: visit.organ,
        level: visit.level,
        category: visit.category,
        matters: list_text(&visit.matters),
        ground: visit.ground,
        reference: visit.reference,
        joint: visit.joint,
        entry: visit.entry,
        state: visit.state,
        received_at: visit.received_at,
        verdict: visit.verdict,
        earliest: visit.earliest,
        premises: new.premises,
        region: new.region,
        code: new.code,
        author: new.author,
        officers: list_text(&officers),
        same_as: new.same_as,
        gap: new.gap,
        grade: new.grade,
        released: new.released,
    })
    .map(drop)
}

/// Sets what the rules say of a visit now.
pub fn set_verdict(
    tx: &Tx,
    visit: &Visit,
    verdict: Option<VerdictWord>,
    earliest: Option<i32>,
) -> Result<(), StoreError> {
    let sql = sql!(
        "UPDATE registration SET verdict = ?4, earliest = ?5 WHERE enterprise = ?1 AND instant = ?2 AND id = ?3"
    );
    let Visit {
        enterprise,
        instant,
        id,
        ..
    } = visit;
    tx.run(sql, (enterprise, instant, id, verdict, earliest))
        .map(drop)
}

/// Finds a registration.
pub fn get(db: &Db, id: EventId) -> Result<Option<Registration>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM registration WHERE id = ?1",
        Registration::COLUMNS
    );
    db.one(sql, [id])
}
