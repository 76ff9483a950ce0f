//! `code`: codes at doors, ours and foreign ones, each bound to one premises for a time.

use ruqi_rules::{CodeKind, Fingerprint, Instant};
use uuid::Uuid;

use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::words::word_column;
use crate::store::{Db, StoreError, Tx};

word_column!(CodeKind);

/// A code; its text is the id alone where it is ours, else the whole of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    pub fingerprint: Fingerprint,
    pub kind: CodeKind,
    pub text: String,
    pub premises: Uuid,
    pub since: Instant,
    pub until: Option<Instant>,
}

columns!(Code: fingerprint, kind, text, premises, since, until);

const COLUMNS: &str = Code::COLUMNS;

impl Code {
    /// Whether it is bound there at `at`.
    pub fn holds_at(&self, at: Instant) -> bool {
        self.since <= at && self.until.is_none_or(|until| at < until)
    }

    /// Whether it is one of ours, and bound there now.
    pub fn is_open_door(&self) -> bool {
        self.kind == CodeKind::Door && self.until.is_none()
    }
}

/// Binds a code. A binding of the same text that holds now must have been ended before.
pub fn insert(tx: &Tx, code: &Code) -> Result<(), StoreError> {
    insert!(tx, "code", {
        fingerprint: code.fingerprint,
        kind: code.kind,
        text: code.text,
        premises: code.premises,
        since: code.since,
        until: code.until,
    })
    .map(drop)
}

/// Ends the binding that holds now; false where none does.
pub fn end(
    tx: &Tx,
    fingerprint: Fingerprint,
    text: &str,
    until: Instant,
) -> Result<bool, StoreError> {
    let sql =
        sql!("UPDATE code SET until = ?3 WHERE fingerprint = ?1 AND text = ?2 AND until IS NULL");
    Ok(tx.run(sql, (fingerprint, text, until))? > 0)
}

/// Lists every binding, ended ones too, of the codes with this fingerprint: more than one text where two codes match.
pub fn by_fingerprint(db: &Db, fingerprint: Fingerprint) -> Result<Vec<Code>, StoreError> {
    let sql = sql!("SELECT {COLUMNS} FROM code WHERE fingerprint = ?1 ORDER BY text, since");
    db.all(sql, [fingerprint])
}

/// Finds the premises that the text was bound to at `at`: where two bindings hold, the later one's.
pub fn premises_at(
    db: &Db,
    fingerprint: Fingerprint,
    text: &str,
    at: Instant,
) -> Result<Option<Uuid>, StoreError> {
    let mut bound = by_fingerprint(db, fingerprint)?;
    bound.retain(|code| code.text == text && code.holds_at(at));
    let last = bound.into_iter().max_by_key(|code| code.since);
    Ok(last.map(|code| code.premises))
}

/// Lists the codes of premises, those that hold first, the newest first among them.
pub fn codes_of(db: &Db, premises: Uuid) -> Result<Vec<Code>, StoreError> {
    let sql = sql!(
        "SELECT {COLUMNS} FROM code WHERE premises = ?1 ORDER BY until IS NOT NULL, since DESC, text"
    );
    db.all(sql, [premises])
}
