//! The write-ahead log folded into the file and cut off: what was overwritten stands in neither of them any longer.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::store::StoreError;

/// Writers wait while it waits for readers: not for longer than a person notices. It is tried again.
const WAIT: Duration = Duration::from_millis(100);

/// Whether it could be done; not while somebody reads an older state (a backup, `ruqi verify`).
///
/// # Errors
/// When the file cannot be opened or written.
pub fn fold(database: &Path) -> Result<bool, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let c = Connection::open_with_flags(database, flags)?;
    c.busy_timeout(WAIT)?;
    let busy: i64 = c.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    Ok(busy == 0)
}
