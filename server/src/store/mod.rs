//! SQL, and nothing else: tables by family, behind a handle that knows no engine. One writer thread with group commit,
//! readers that can only read.
//!
//! | folder | what is there |
//! | --- | --- |
//! | `evidence` | the keys that sealed, sealed events, what is quarantined, and what stands for erased ones |
//! | `derived` | what the events come to: registrations, verdicts, attendances; made again from them and compared |
//! | `pull` | what phones are told of: changes in commit order, and how long tombstones are kept |
//! | `directory` | what desks and imports keep: regions, organs, matters, enterprises, plans, filings, packs |
//! | `access` | people, roles, sessions, the trail, and the scopes that only this family can make |
//! | `upkeep` | settings of the whole database, and rows that go when their time is past |
//! | `sqlite` | all that is SQLite's own: connections, writer, migrations, copies, the replay for `ruqi verify` |
//!
//! Beside them stands what all share: the handle (`db`, `engine`), rows and columns (`row`), values, words, statements.
//! Most files of a family are a table's, named by its rows (`events`, `filing`); some are a question that goes over
//! several tables (`people_scope`, `chain_slots`, `visit_history`).
//!
//! A function here takes a [`Db`] that reads or a [`Tx`] that writes, and speaks of rows; use cases choose when to call
//! it, inside [`Store::write`] or [`Store::read`]. Nothing here knows HTTP or a rule.

#![allow(
    missing_docs,
    reason = "a column whose name says it all needs no sentence; units and ranges are on the table's type"
)]

pub mod access;
pub mod db;
pub mod derived;
pub mod directory;
pub(crate) mod engine;
pub(crate) mod error;
pub mod evidence;
pub mod ids;
pub mod pull;
pub(crate) mod row;
pub mod sql;
pub mod sqlite;
pub mod upkeep;
pub mod value;
pub mod values;
pub mod whole_database;
pub(crate) mod words;

use std::path::Path;
use std::time::Duration;

pub use db::{Db, Tx};
pub use error::StoreError;

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
        let writer = sqlite::migrate::open(path, wait)?;
        Ok(Self {
            writer: Writer::start(writer)?,
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
        act: impl FnOnce(&Tx) -> Result<T, E> + Send + 'static,
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
        act: impl FnOnce(&Tx) -> Result<T, E> + Send + 'static,
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
        look: impl FnOnce(&Db) -> Result<T, E> + Send + 'static,
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
    pub fn read_blocking<T, E>(&self, look: impl FnOnce(&Db) -> Result<T, E>) -> Result<T, E>
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
