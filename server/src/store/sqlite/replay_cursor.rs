//! The rows of a table in the order of its key, whatever columns it has.

use std::vec::IntoIter;

use uuid::Uuid;

use crate::store::derived::DerivedTable;
use crate::store::row::{FromRow, StoredRow};
use crate::store::value::{FromValue, ToValue, Value, ValueMismatch};
use crate::store::{Db, StoreError};

/// Rows of a table that are in memory: enough that looking the next ones up costs nothing beside reading them.
const ROWS: u32 = 1_000;

/// What a column holds, whatever it is; in SQLite's order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cell {
    Null,
    Integer(i64),
    Text(String),
    Blob(Vec<u8>),
}

impl Cell {
    /// For a person: ids as they are written elsewhere.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Integer(number) => number.to_string(),
            Self::Text(text) => text.clone(),
            Self::Blob(bytes) => match Uuid::from_slice(bytes) {
                Ok(id) => id.to_string(),
                Err(_) => hex::encode(bytes),
            },
        }
    }
}

impl FromValue for Cell {
    fn from_value(value: Value<'_>) -> Result<Self, ValueMismatch> {
        Ok(match value {
            Value::Null => Self::Null,
            Value::Integer(number) => Self::Integer(number),
            Value::Text(text) => Self::Text(text.to_owned()),
            Value::Blob(bytes) => Self::Blob(bytes.to_vec()),
        })
    }
}

impl ToValue for Cell {
    fn to_value(&self) -> Value<'_> {
        match self {
            Self::Null => Value::Null,
            Self::Integer(number) => Value::Integer(*number),
            Self::Text(text) => Value::Text(text),
            Self::Blob(bytes) => Value::Blob(bytes),
        }
    }
}

/// All columns of a row.
struct Columns(Vec<Cell>);

impl FromRow for Columns {
    fn from_row(row: &StoredRow<'_>) -> Result<Self, StoreError> {
        (0..row.count())
            .map(|index| row.get(index))
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

/// Reads a table in the order of its key, some rows at a time: two are read side by side on one connection.
pub(super) struct Cursor<'d> {
    db: &'d Db,
    first: String,
    next: String,
    key: usize,
    rows: IntoIter<Columns>,
    /// The key of the last row that was read; none before the first.
    last: Option<Vec<Cell>>,
}

impl<'d> Cursor<'d> {
    pub(super) fn new(db: &'d Db, table: &DerivedTable, schema: &str, columns: &[String]) -> Self {
        let (columns, name, rows) = (columns.join(", "), table.name, table.rows);
        let key = table.key.join(", ");
        let marks = vec!["?"; table.key.len()].join(", ");
        let select = format!("SELECT {columns} FROM {schema}.{name} WHERE {rows}");
        let in_order = format!("ORDER BY {key} LIMIT {ROWS}");
        Self {
            db,
            first: format!("{select} {in_order}"),
            next: format!("{select} AND ({key}) > ({marks}) {in_order}"),
            key: table.key.len(),
            rows: Vec::new().into_iter(),
            last: None,
        }
    }

    pub(super) fn next(&mut self) -> Result<Option<Vec<Cell>>, StoreError> {
        if self.rows.as_slice().is_empty() {
            let rows: Vec<Columns> = match &self.last {
                None => self.db.all(&self.first, ())?,
                Some(key) => {
                    let key: Vec<Value<'_>> = key.iter().map(ToValue::to_value).collect();
                    self.db.all(&self.next, key)?
                }
            };
            if let Some(Columns(row)) = rows.last() {
                self.last = Some(row.iter().take(self.key).cloned().collect());
            }
            self.rows = rows.into_iter();
        }
        Ok(self.rows.next().map(|Columns(row)| row))
    }
}
