//! Rows out of SQLite: one snapshot, opened so that nothing can be written.

use std::path::Path;

use anyhow::Result;
use rusqlite::{Connection, OpenFlags, Row};

/// Opens the file read-only and begins the snapshot that all is read from.
pub fn open(file: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.execute_batch("PRAGMA query_only = true; BEGIN")?;
    Ok(connection)
}

/// All rows of a query.
pub fn all<T>(
    c: &Connection,
    sql: &str,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut found = c.prepare(sql)?;
    let rows = found.query_map([], read)?.collect::<Result<_, _>>()?;
    Ok(rows)
}
