//! A connection to a SQLite file, as an engine of the handle.

use std::path::Path;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Statement, ToSql};

use crate::private_files;
use crate::store::StoreError;
use crate::store::engine::{EachRow, Engine};
use crate::store::row::{Cells, StoredRow};
use crate::store::value::Value;

/// A moment of another process: then the copy is tried again.
const LOCKED: Duration = Duration::from_millis(50);

impl Engine for Connection {
    fn query(
        &self,
        sql: &str,
        values: &[Value<'_>],
        each: &mut EachRow<'_>,
    ) -> Result<(), StoreError> {
        let mut statement = self.prepare_cached(sql)?;
        bind(&mut statement, values)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            if !each(&StoredRow::over(row))? {
                break;
            }
        }
        Ok(())
    }

    fn execute(&self, sql: &str, values: &[Value<'_>]) -> Result<usize, StoreError> {
        let mut statement = self.prepare_cached(sql)?;
        bind(&mut statement, values)?;
        Ok(statement.raw_execute()?)
    }

    fn is_in_transaction(&self) -> bool {
        !self.is_autocommit()
    }

    fn copy_to(&self, path: &Path) -> Result<Box<dyn Engine>, StoreError> {
        let _ = private_files::touch(path);
        let mut copy = Connection::open(path)?;
        loop {
            // All in one step: it holds no lock that a writer waits for.
            match Backup::new(self, &mut copy)?.step(-1)? {
                StepResult::Done => break,
                _ => std::thread::sleep(LOCKED),
            }
        }
        copy.pragma_update(None, "journal_mode", "DELETE")?;
        Ok(Box::new(copy))
    }
}

/// The same values for the same placeholders, and none left over.
fn bind(statement: &mut Statement<'_>, values: &[Value<'_>]) -> Result<(), rusqlite::Error> {
    let takes = statement.parameter_count();
    if takes != values.len() {
        return Err(rusqlite::Error::InvalidParameterCount(values.len(), takes));
    }
    for (index, value) in values.iter().enumerate() {
        statement.raw_bind_parameter(index + 1, value)?;
    }
    Ok(())
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match *self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl Cells for rusqlite::Row<'_> {
    fn value(&self, index: usize) -> Option<Value<'_>> {
        match self.get_ref(index).ok()? {
            ValueRef::Null => Some(Value::Null),
            ValueRef::Integer(number) => Some(Value::Integer(number)),
            ValueRef::Text(text) => std::str::from_utf8(text).ok().map(Value::Text),
            ValueRef::Blob(bytes) => Some(Value::Blob(bytes)),
            // The schema is STRICT and has no such column.
            ValueRef::Real(_) => None,
        }
    }

    fn name(&self, index: usize) -> Option<&str> {
        self.as_ref().column_name(index).ok()
    }

    fn count(&self) -> usize {
        self.as_ref().column_count()
    }
}
