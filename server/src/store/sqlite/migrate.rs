//! The schema only ever grows: append-only migrations, run when the file is opened.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::private_files;
use crate::store::{StoreError, Tx};

/// The files of `server/migrations/`, in the order of their numbers.
const STEPS: &[&str] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// Opens the writer's connection: sets what holds for the whole file, once, before any other connection opens, and brings
/// the schema up to date.
pub(in crate::store) fn open(path: &Path, wait: Duration) -> Result<Tx, StoreError> {
    // The file may be there; where it cannot be made SQLite says why.
    let _ = private_files::touch(path);
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(wait)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    for_writing(&connection)?;
    let steps = STEPS.iter().map(|step| M::up(step)).collect();
    Migrations::new(steps).to_latest(&mut connection)?;
    Ok(Tx::over(connection))
}

/// Whether a file of that `user_version` is of this program's past or present.
pub(crate) fn knows(version: i64) -> bool {
    usize::try_from(version).is_ok_and(|version| (1..=STEPS.len()).contains(&version))
}

/// 4,000 pages (16 MiB) between checkpoints: a larger log raises throughput and the slowest write alike.
const CHECKPOINT_PAGES: i64 = 4_000;
/// 64 MiB of page cache: the inner pages of every index of a million registrations stay in memory.
const WRITER_CACHE_KIB: i64 = -65_536;

fn for_writing(connection: &Connection) -> Result<(), rusqlite::Error> {
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // What is overwritten or deleted is gone from the file, freed pages too: erasing rests on it.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES)?;
    connection.pragma_update(None, "cache_size", WRITER_CACHE_KIB)?;
    // What a savepoint would undo stays in memory: the pages of one push, and no file of its own beside the log.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}
