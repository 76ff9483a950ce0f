//! `code`: codes at doors, ours and foreign ones, each bound to one premises for a time.

use rusqlite::{Row, params};
use uuid::Uuid;

use crate::store::{Db, StoreError, Tx};

/// A code; `kind` is `door` (text: its id alone) or `foreign` (text: the whole of it).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    pub fingerprint: [u8; 8],
    pub kind: String,
    pub text: String,
    pub premises: Uuid,
    pub since: i64,
    pub until: Option<i64>,
}

impl Code {
    /// Whether it is bound there at `at` (milliseconds).
    pub fn holds_at(&self, at: i64) -> bool {
        self.since <= at && self.until.is_none_or(|until| at < until)
    }
}

const COLUMNS: &str = "fingerprint, kind, text, premises, since, until";

/// Binds a code. A binding of the same text that holds now must have been ended before.
pub fn insert(c: &Tx, code: &Code) -> Result<(), StoreError> {
    c.prepare_cached(
        "INSERT INTO code (fingerprint, kind, text, premises, since, until) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        code.fingerprint,
        code.kind,
        code.text,
        code.premises,
        code.since,
        code.until
    ])?;
    Ok(())
}

/// Ends the binding that holds now; false where none does.
pub fn end(c: &Tx, fingerprint: [u8; 8], text: &str, until: i64) -> Result<bool, StoreError> {
    let ended = c
        .prepare_cached(
            "UPDATE code SET until = ?3 WHERE fingerprint = ?1 AND text = ?2 AND until IS NULL",
        )?
        .execute(params![fingerprint, text, until])?;
    Ok(ended > 0)
}

/// Every binding, ended ones too, of the codes with this fingerprint: more than one text where two codes match.
pub fn by_fingerprint(c: &Db, fingerprint: [u8; 8]) -> Result<Vec<Code>, StoreError> {
    let mut all = c.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM code WHERE fingerprint = ?1 ORDER BY text, since"
    ))?;
    let rows = all
        .query_map([fingerprint], read)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// The premises that the text was bound to at `at` (milliseconds): where two bindings hold, the later one's.
pub fn premises_at(
    c: &Db,
    fingerprint: [u8; 8],
    text: &str,
    at: i64,
) -> Result<Option<Uuid>, StoreError> {
    let mut bound = by_fingerprint(c, fingerprint)?;
    bound.retain(|code| code.text == text && code.holds_at(at));
    let last = bound.into_iter().max_by_key(|code| code.since);
    Ok(last.map(|code| code.premises))
}

/// The codes of a place, those that hold first, the newest first among them.
pub fn of(c: &Db, premises: Uuid) -> Result<Vec<Code>, StoreError> {
    let mut all = c.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM code WHERE premises = ?1 ORDER BY until IS NOT NULL, since DESC, text"
    ))?;
    let rows = all.query_map([premises], read)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Code> {
    Ok(Code {
        fingerprint: row.get(0)?,
        kind: row.get(1)?,
        text: row.get(2)?,
        premises: row.get(3)?,
        since: row.get(4)?,
        until: row.get(5)?,
    })
}
