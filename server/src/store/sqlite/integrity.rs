//! The database file as a whole: looked over, and copied while it is written to (SQLite's online backup).

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use crate::store::StoreError;
use crate::store::sqlite::migrate;

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

impl From<rusqlite::Error> for Damage {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

/// How many rows each table has.
pub type Counts = BTreeMap<String, i64>;

/// Opens a database that is there, to look at it only. It is not migrated.
///
/// # Errors
/// When it cannot be opened.
pub fn open_to_read(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(WAIT)?;
    Ok(connection)
}

/// Looks the whole file over: `integrity_check`, foreign keys, ours and not from the future. Gives how many rows there
/// are. Reads every page: half a minute for each gigabyte or so.
///
/// # Errors
/// What is wrong with it.
pub fn check(c: &Connection) -> Result<Counts, Damage> {
    let said = texts(c, &format!("PRAGMA integrity_check({NAMED})"))?;
    if said != ["ok"] {
        return Err(Damage::Integrity(said.join("; ")));
    }
    let mut loose = texts(c, "PRAGMA foreign_key_check")?;
    loose.dedup();
    if !loose.is_empty() {
        loose.truncate(NAMED);
        return Err(Damage::References(loose.join(", ")));
    }
    let counts = counts(c)?;
    if !counts.contains_key("event") || !counts.contains_key("setting") {
        return Err(Damage::NotOurs);
    }
    let version: i64 = c.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    match migrate::knows(version) {
        true => Ok(counts),
        false => Err(Damage::Newer),
    }
}

fn counts(c: &Connection) -> Result<Counts, StoreError> {
    let tables = texts(
        c,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )?;
    let mut counts = Counts::new();
    for table in tables {
        let count = format!("SELECT count(*) FROM \"{table}\"");
        let count = c.query_row(&count, [], |row| row.get(0))?;
        counts.insert(table, count);
    }
    Ok(counts)
}

/// The first column of all rows.
fn texts(c: &Connection, sql: &str) -> Result<Vec<String>, StoreError> {
    let mut found = c.prepare(sql)?;
    let rows = found
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Copies what `from` sees into a new file, as one file without a log beside it. In a transaction of `from` the copy is
/// of that moment, whoever writes meanwhile.
///
/// # Errors
/// When the file cannot be written, or `from` not be read.
pub fn copy(from: &Connection, to: &Path) -> Result<Connection, StoreError> {
    let mut copy = Connection::open(to)?;
    loop {
        // All in one step: it holds no lock that a writer waits for.
        match Backup::new(from, &mut copy)?.step(-1)? {
            StepResult::Done => break,
            _ => std::thread::sleep(Duration::from_millis(50)),
        }
    }
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    Ok(copy)
}
