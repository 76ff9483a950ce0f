//! Readers: a few connections that can only read, each look in one snapshot.

use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags};

use crate::store::{Db, StoreError};

/// Four: more readers than cores only wait for each other.
const READERS: usize = 4;
/// 16 MiB each; the rest is the operating system's page cache.
const READER_CACHE_KIB: i64 = -16_384;

#[derive(Clone)]
pub(crate) struct Readers(Arc<Shared>);

struct Shared {
    idle: Mutex<Vec<Db>>,
    returned: Condvar,
}

impl Readers {
    pub(crate) fn open(path: &Path) -> Result<Self, StoreError> {
        let idle = (0..READERS)
            .map(|_| reader(path))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self(Arc::new(Shared {
            idle: Mutex::new(idle),
            returned: Condvar::new(),
        })))
    }

    pub(crate) fn with<T, E: From<StoreError>>(
        &self,
        look: impl FnOnce(&Db) -> Result<T, E>,
    ) -> Result<T, E> {
        let lent = Lent {
            connection: Some(self.take()),
            home: &self.0,
        };
        let Some(connection) = lent.connection.as_ref() else {
            return Err(StoreError::Closed.into());
        };
        let snapshot = Snapshot::begin(connection)?;
        look(snapshot.0)
    }

    fn take(&self) -> Db {
        let mut idle = self.0.idle.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(connection) = idle.pop() {
                return connection;
            }
            idle = self
                .0
                .returned
                .wait(idle)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// A read transaction, which ends with its owner, however the look ended.
struct Snapshot<'d>(&'d Db);

impl<'d> Snapshot<'d> {
    fn begin(db: &'d Db) -> Result<Self, StoreError> {
        db.control("BEGIN")?;
        Ok(Self(db))
    }
}

impl Drop for Snapshot<'_> {
    fn drop(&mut self) {
        if let Err(error) = self.0.control("ROLLBACK") {
            tracing::error!(%error, "a snapshot could not be ended");
        }
    }
}

/// Gives the connection back however the look ended.
struct Lent<'a> {
    connection: Option<Db>,
    home: &'a Shared,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.home
                .idle
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(connection);
            self.home.returned.notify_one();
        }
    }
}

fn reader(path: &Path) -> Result<Db, StoreError> {
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.pragma_update(None, "query_only", true)?;
    connection.pragma_update(None, "cache_size", READER_CACHE_KIB)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(Db::over(connection))
}
