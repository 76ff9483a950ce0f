//! SQL, and nothing else: a file per table. One writer thread with group commit, readers that can only read.
//!
//! A function here takes a `&Connection` and speaks of rows; use cases choose when to call it, inside
//! [`Store::write`] or [`Store::read`]. Nothing here knows HTTP or a rule.

#![allow(
    missing_docs,
    reason = "a column whose name says it all needs no sentence; units and ranges are on the table's type"
)]

pub mod access;
pub mod derived;
pub mod directory;
pub(crate) mod error;
pub mod evidence;
pub(crate) mod like;
pub(crate) mod list;
pub mod pull;
pub mod sqlite;
pub mod upkeep;

use std::path::Path;
use std::time::Duration;

pub use error::StoreError;
pub use rusqlite::Connection;

use sqlite::pool::Readers;
use sqlite::writer::Writer;

/// The database: cheap to clone, shared by all workers.
#[derive(Clone)]
pub struct Store {
    writer: Writer,
    readers: Readers,
}

impl Store {
    /// Opens the file, creating and migrating it where needed. A write waits for so long while another process holds it,
    /// then it is [`StoreError::Busy`].
    ///
    /// # Errors
    /// When the file cannot be opened or was made by a newer version.
    pub fn open(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        let mut connection = Connection::open(path)?;
        sqlite::migrate::prepare(&mut connection, wait)?;
        Ok(Self {
            writer: Writer::start(connection)?,
            readers: Readers::open(path)?,
        })
    }

    /// Runs `act` in the writer's transaction and answers after the commit is durable (`synchronous=FULL`).
    /// An error rolls this act back and no other.
    ///
    /// # Errors
    /// What `act` returns, or that it could not be queued or committed.
    pub async fn write<T, E>(
        &self,
        act: impl FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.writer.run(act).await
    }

    /// The same for programs without an async runtime (imports, demo data). Blocks.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn write_blocking<T, E>(
        &self,
        act: impl FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.writer.run_blocking(act)
    }

    /// Runs `look` on a read-only connection, in one snapshot, off the async threads.
    ///
    /// # Errors
    /// What `look` returns, or that no reader could be had.
    pub async fn read<T, E>(
        &self,
        look: impl FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let readers = self.readers.clone();
        tokio::task::spawn_blocking(move || readers.with(look))
            .await
            .map_err(|_| StoreError::Closed)?
    }

    /// The same without an async runtime. Blocks.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn read_blocking<T, E>(
        &self,
        look: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E>
    where
        E: From<StoreError>,
    {
        self.readers.with(look)
    }

    /// Commits what is queued, folds the write-ahead log into the file and closes it. Further writes answer
    /// [`StoreError::Closed`]. Blocks.
    ///
    /// # Errors
    /// When it was closed before.
    pub fn close(&self) -> Result<(), StoreError> {
        self.writer.close()
    }
}

impl StoreError {
    /// Whether the schema refused what was to be written: trying again would be refused again.
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::Sqlite(error)
            if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation))
    }
}

/// Runs `act` so that its failure undoes what it wrote, and nothing else of the transaction.
///
/// # Errors
/// What `act` returns, or that no savepoint could be had.
pub fn savepoint<T>(
    c: &Connection,
    act: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let run = |sql: &str| c.prepare_cached(sql)?.execute([]).map(drop);
    run("SAVEPOINT one")?;
    let outcome = act(c);
    if outcome.is_err() {
        run("ROLLBACK TO one")?;
    }
    run("RELEASE one")?;
    outcome
}
