//! What an engine has to do for the handle: run a statement, hand out its rows, say whether a transaction is open. SQLite's
//! is in `sqlite/`; nothing above `store/` knows that there is more than one.

use std::path::Path;

use crate::store::error::StoreError;
use crate::store::row::StoredRow;
use crate::store::value::Value;

/// A connection to a database, used by one thread at a time.
pub trait Engine: Send {
    /// Runs a statement that reads, and hands out its rows until `each` answers false or fails.
    ///
    /// # Errors
    /// When the database fails, or what `each` returns.
    fn query(
        &self,
        sql: &str,
        values: &[Value<'_>],
        each: &mut EachRow<'_>,
    ) -> Result<(), StoreError>;

    /// Runs a statement that writes; answers how many rows it wrote.
    ///
    /// # Errors
    /// When the database fails or its schema refuses the row.
    fn execute(&self, sql: &str, values: &[Value<'_>]) -> Result<usize, StoreError>;

    /// Whether a transaction is open: a full disk can have ended it.
    fn is_in_transaction(&self) -> bool;

    /// Copies what this connection sees into a new SQLite file, as one file without a log beside it.
    ///
    /// # Errors
    /// When the file cannot be written, or the database not be read.
    fn copy_to(&self, path: &Path) -> Result<Box<dyn Engine>, StoreError>;
}

/// Takes a row; answers whether the next one is wanted.
pub type EachRow<'e> = dyn FnMut(&StoredRow<'_>) -> Result<bool, StoreError> + 'e;
