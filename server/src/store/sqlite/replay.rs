//! The derived tables once more, empty, in a passing database of their own, over the stored one, which is only read:
//! what is derived there from the stored events is compared with what is stored.

use ruqi_rules::Instant;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::store::derived::DERIVED;
use crate::store::{StoreError, Tx};

/// Pages of the passing database that stay in memory, in KiB; the rest is in a file that goes with it.
const CACHE_KIB: i64 = -65_536;

/// A row, or a column of it, that is not what the events come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowDifference {
    pub table: &'static str,
    /// Its key.
    pub row: String,
    pub column: String,
    pub stored: String,
    pub derived: String,
}

/// The stored tables as of one moment, with empty derived ones before them: whoever names a derived table means the
/// empty one.
///
/// # Errors
/// When the file cannot be read, or the disk has no room for what is derived.
pub fn over(database: &Path) -> Result<Tx, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    // No name: SQLite removes the file with the connection.
    let c = Connection::open_with_flags("", flags)?;
    c.set_prepared_statement_cache_capacity(128);
    c.pragma_update(None, "journal_mode", "OFF")?;
    c.pragma_update(None, "synchronous", "OFF")?;
    c.pragma_update(None, "cache_size", CACHE_KIB)?;
    c.execute("ATTACH ?1 AS kept", [uri(database)])?;
    c.execute_batch("BEGIN")?;
    for table in DERIVED {
        for statement in schema(&c, table.name)? {
            c.execute_batch(&statement)?;
        }
    }
    Ok(Tx::over(c))
}

/// As SQLite takes a file's name that may have any character in it.
fn uri(database: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in database.to_string_lossy().bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' => uri.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02x}")),
        }
    }
    uri + "?mode=ro"
}

fn schema(c: &Connection, table: &str) -> Result<Vec<String>, StoreError> {
    let mut found = c.prepare(
        "SELECT sql FROM kept.sqlite_schema WHERE tbl_name = ?1 AND sql IS NOT NULL ORDER BY type DESC",
    )?;
    let rows = found
        .query_map([table], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Takes the stored verdicts of visits that are to be judged later over, and the levels that they rest on: they say what was
/// before, and are judged in full here. Answers how many.
pub fn take_pending_over(tx: &Tx) -> Result<u64, StoreError> {
    tx.run(
        "UPDATE registration SET verdict = k.verdict, earliest = k.earliest, level = k.level
         FROM kept.registration k JOIN kept.pending_verdict p ON p.id = k.id WHERE k.id = registration.id",
        (),
    )?;
    tx.run(
        "DELETE FROM verdict WHERE id IN (SELECT id FROM kept.pending_verdict)",
        (),
    )?;
    tx.run(
        "INSERT INTO verdict (id, enterprise, output, rests_on, pack, differs)
         SELECT k.id, k.enterprise, k.output, k.rests_on, k.pack, k.differs FROM kept.verdict k
         JOIN kept.pending_verdict p ON p.id = k.id",
        (),
    )?;
    tx.single("SELECT count(*) FROM kept.pending_verdict", ())
        .map(i64::unsigned_abs)
}

/// Takes the stored verdicts of visits up to an instant over: what they rest on is erased, so they cannot
/// be derived again. Answers how many.
pub fn take_over(tx: &Tx, until: Instant) -> Result<u64, StoreError> {
    tx.run(
        "UPDATE registration SET verdict = k.verdict, earliest = k.earliest
         FROM kept.registration k WHERE k.id = registration.id AND registration.instant <= ?1",
        [until],
    )?;
    let taken = tx.run(
        "INSERT INTO verdict (id, enterprise, output, rests_on, pack, differs)
         SELECT k.id, k.enterprise, k.output, k.rests_on, k.pack, k.differs FROM kept.verdict k
         JOIN registration r ON r.id = k.id
         WHERE r.instant <= ?1 AND k.id NOT IN (SELECT id FROM kept.pending_verdict)",
        [until],
    )?;
    Ok(taken as u64)
}
