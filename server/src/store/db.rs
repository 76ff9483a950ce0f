//! The handle on the database: [`Db`] reads one snapshot, [`Tx`] writes in one transaction, both by a few verbs. Which
//! engine runs the statements is its folder's affair (`sqlite/`).

use std::ops::Deref;
use std::path::Path;

use crate::store::StoreError;
use crate::store::engine::Engine;
use crate::store::row::{FromRow, StoredRow};
use crate::store::values::Values;

/// Reads rows as of one moment.
pub struct Db {
    engine: Box<dyn Engine>,
}

/// Reads and writes rows in the writer's transaction, each act in a savepoint of its own.
pub struct Tx {
    db: Db,
}

impl Db {
    /// Over a connection on which a snapshot is open.
    pub(in crate::store) fn over(engine: impl Engine + 'static) -> Self {
        Self {
            engine: Box::new(engine),
        }
    }

    /// The first row that the statement finds.
    ///
    /// # Errors
    /// When the database fails, or a column holds what its type cannot be.
    pub fn one<T: FromRow>(&self, sql: &str, values: impl Values) -> Result<Option<T>, StoreError> {
        let mut found = None;
        self.engine.query(sql, &values.values(), &mut |row| {
            found = Some(T::from_row(row)?);
            Ok(false)
        })?;
        Ok(found)
    }

    /// All rows that the statement finds, in its order.
    ///
    /// # Errors
    /// As [`Db::one`].
    pub fn all<T: FromRow>(&self, sql: &str, values: impl Values) -> Result<Vec<T>, StoreError> {
        let mut found = Vec::new();
        self.engine.query(sql, &values.values(), &mut |row| {
            found.push(T::from_row(row)?);
            Ok(true)
        })?;
        Ok(found)
    }

    /// The only row of a statement that always has one: a count, a maximum.
    ///
    /// # Errors
    /// As [`Db::one`], and when there is none after all.
    pub fn single<T: FromRow>(&self, sql: &str, values: impl Values) -> Result<T, StoreError> {
        self.one(sql, values)?.ok_or(StoreError::NoRow)
    }

    /// Whether the statement finds a row.
    pub fn exists(&self, sql: &str, values: impl Values) -> Result<bool, StoreError> {
        let mut found = false;
        self.engine
            .query(sql, &values.values(), &mut |_: &StoredRow<'_>| {
                found = true;
                Ok(false)
            })?;
        Ok(found)
    }

    /// Begins or ends the snapshot.
    pub(crate) fn control(&self, sql: &str) -> Result<(), StoreError> {
        self.engine.execute(sql, &[]).map(drop)
    }

    /// Copies what is seen into a new SQLite file, as one file without a log beside it: of one moment, whoever writes
    /// meanwhile.
    ///
    /// # Errors
    /// When the file cannot be written, or the database not be read.
    pub fn copy_to(&self, path: &Path) -> Result<Tx, StoreError> {
        let engine = self.engine.copy_to(path)?;
        Ok(Tx { db: Db { engine } })
    }

    /// Whether a transaction is open.
    pub(in crate::store) fn is_in_transaction(&self) -> bool {
        self.engine.is_in_transaction()
    }
}

impl Tx {
    /// Over the writer's connection.
    pub(in crate::store) fn over(engine: impl Engine + 'static) -> Self {
        Self {
            db: Db::over(engine),
        }
    }

    /// Runs a statement that writes; answers how many rows it wrote.
    ///
    /// # Errors
    /// When the database fails or its schema refuses the row.
    pub fn run(&self, sql: &str, values: impl Values) -> Result<usize, StoreError> {
        self.db.engine.execute(sql, &values.values())
    }

    /// Runs `act` so that its failure undoes what it wrote, and nothing else of the transaction.
    ///
    /// # Errors
    /// What `act` returns, or that no savepoint could be had.
    pub fn savepoint<T, E: From<StoreError>>(
        &self,
        act: impl FnOnce(&Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.control("SAVEPOINT act")?;
        let outcome = act(self);
        if outcome.is_ok() {
            self.control("RELEASE act")?;
        } else if let Err(error) = self
            .control("ROLLBACK TO act")
            .and_then(|()| self.control("RELEASE act"))
        {
            // The engine has undone the whole transaction (a full disk): what the act said is the better word for it.
            tracing::error!(%error, "an act's savepoint is gone");
        }
        outcome
    }
}

/// Whoever writes may read.
impl Deref for Tx {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}
