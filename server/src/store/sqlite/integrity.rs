//! The database file as a whole: looked over, and copied while it is written to (SQLite's online backup).

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::store::sqlite::migrate;
use crate::store::{Db, StoreError};

/// What SQLite has to wait for at the opening of a file is a moment's work of another process.
const WAIT: Duration = Duration::from_secs(10);
/// Faults that are named; with so many the file is beyond repair by hand.
const NAMED: usize = 10;

/// Why a file is not to be relied on.
#[derive(Debug, thiserror::Error)]
pub enum Damage {
    /// `PRAGMA integrity_check` names places.
    #[error("SQLite finds it damaged: {0}")]
    Integrity(String),
    /// Rows refer to rows that are not there.
    #[error("rows of {0} refer to rows that are not there")]
    References(String),
    /// A database, but not of this program.
    #[error("it is no database of ruqi")]
    NotOurs,
    /// Written by a later version of this program.
    #[error("it was written by a newer ruqi: use that one")]
    Newer,
    /// It cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How many rows each table has.
pub type Counts = BTreeMap<String, i64>;

/// Opens a database that is there, to look at it only, as of one moment. It is not migrated.
///
/// # Errors
/// When it cannot be opened.
pub fn open_to_read(path: &Path) -> Result<Db, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(WAIT)?;
    let db = Db::over(connection);
    db.control("BEGIN")?;
    Ok(db)
}

/// Looks the whole file over: `integrity_check`, foreign keys, ours and not from the future. Gives how many rows there
/// are. Reads every page: half a minute for each gigabyte or so.
///
/// # Errors
/// What is wrong with it.
pub fn check(db: &Db) -> Result<Counts, Damage> {
    let said = texts(db, &format!("PRAGMA integrity_check({NAMED})"))?;
    if said != ["ok"] {
        return Err(Damage::Integrity(said.join("; ")));
    }
    let mut loose = texts(db, "PRAGMA foreign_key_check")?;
    loose.dedup();
    if !loose.is_empty() {
        loose.truncate(NAMED);
        return Err(Damage::References(loose.join(", ")));
    }
    let counts = counts(db)?;
    if !counts.contains_key("event") || !counts.contains_key("setting") {
        return Err(Damage::NotOurs);
    }
    let version: i64 = db.single("PRAGMA user_version", ())?;
    if migrate::knows(version) {
        Ok(counts)
    } else {
        Err(Damage::Newer)
    }
}

fn counts(db: &Db) -> Result<Counts, StoreError> {
    let tables = texts(
        db,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )?;
    let mut counts = Counts::new();
    for table in tables {
        let count: i64 = db.single(&format!("SELECT count(*) FROM \"{table}\""), ())?;
        counts.insert(table, count);
    }
    Ok(counts)
}

/// The first column of all rows.
fn texts(db: &Db, sql: &str) -> Result<Vec<String>, StoreError> {
    db.all(sql, ())
}
