//! Two rows of a table side by side, in the order of its key.

use std::cmp::Ordering;

use rusqlite::Rows;
use rusqlite::types::Value;
use uuid::Uuid;

use crate::store::sqlite::replay::{Difference, Table};
use crate::store::{Db, StoreError};

/// Compares a table with what was derived, row by row in the order of its key. Gives how many rows are stored.
///
/// # Errors
/// When either cannot be read.
pub fn compare(
    c: &Db,
    table: &Table,
    mut found: impl FnMut(Difference),
) -> Result<u64, StoreError> {
    let columns = columns(c, table)?;
    let mut stored = c.prepare(&select(table, "kept", &columns))?;
    let mut derived = c.prepare(&select(table, "main", &columns))?;
    let (mut stored, mut derived) = (stored.query([])?, derived.query([])?);
    let (mut one, mut other) = (next(&mut stored)?, next(&mut derived)?);
    let mut count = 0;
    loop {
        let row = Compared {
            table,
            columns: &columns,
        };
        match row.order(one.as_deref(), other.as_deref()) {
            None => return Ok(count),
            Some(Ordering::Equal) => row.unlike(one.as_deref(), other.as_deref(), &mut found),
            Some(Ordering::Less) => found(row.alone(one.as_deref(), ("a row", "none"))),
            Some(Ordering::Greater) => found(row.alone(other.as_deref(), ("none", "a row"))),
        }
        let order = row.order(one.as_deref(), other.as_deref());
        if order != Some(Ordering::Greater) {
            one = next(&mut stored)?;
            count += 1;
        }
        if order != Some(Ordering::Less) {
            other = next(&mut derived)?;
        }
    }
}

/// The key's columns first.
fn columns(c: &Db, table: &Table) -> Result<Vec<String>, StoreError> {
    let mut found = c.prepare("SELECT name FROM kept.pragma_table_info(?1)")?;
    let all = found
        .query_map([table.name], |row| row.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    let is_rest = |name: &String| {
        !table.key.contains(&name.as_str()) && !table.passing.contains(&name.as_str())
    };
    let key = table.key.iter().map(|name| (*name).to_owned());
    Ok(key.chain(all.into_iter().filter(is_rest)).collect())
}

fn select(table: &Table, schema: &str, columns: &[String]) -> String {
    format!(
        "SELECT {} FROM {schema}.{} WHERE {} ORDER BY {}",
        columns.join(", "),
        table.name,
        table.rows,
        table.key.join(", ")
    )
}

fn next(rows: &mut Rows<'_>) -> Result<Option<Vec<Value>>, StoreError> {
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let count = row.as_ref().column_count();
    let cells = (0..count).map(|i| row.get(i)).collect::<Result<_, _>>()?;
    Ok(Some(cells))
}

/// How two rows of a table are laid side by side.
struct Compared<'t> {
    table: &'t Table,
    columns: &'t [String],
}

impl Compared<'_> {
    /// None where there are no more.
    fn order(&self, one: Option<&[Value]>, other: Option<&[Value]>) -> Option<Ordering> {
        let key = |row: &[Value]| row.iter().take(self.table.key.len()).map(bytes).collect();
        let (one, other): (Option<Vec<_>>, Option<Vec<_>>) = (one.map(key), other.map(key));
        match (one, other) {
            (None, None) => None,
            (Some(_), None) => Some(Ordering::Less),
            (None, Some(_)) => Some(Ordering::Greater),
            (Some(one), Some(other)) => Some(one.cmp(&other)),
        }
    }

    fn name(&self, row: Option<&[Value]>) -> String {
        let key = row.unwrap_or_default().iter().take(self.table.key.len());
        key.map(text).collect::<Vec<_>>().join(" ")
    }

    fn alone(&self, row: Option<&[Value]>, (stored, derived): (&str, &str)) -> Difference {
        Difference {
            table: self.table.name,
            row: self.name(row),
            column: "*".to_owned(),
            stored: stored.to_owned(),
            derived: derived.to_owned(),
        }
    }

    fn may_differ(&self, column: &str, stored: &Value, derived: &Value) -> bool {
        self.table.least.contains(&column)
            && match (stored, derived) {
                (Value::Null, _) => true,
                (Value::Integer(stored), Value::Integer(derived)) => stored > derived,
                _ => false,
            }
    }

    fn unlike(
        &self,
        one: Option<&[Value]>,
        other: Option<&[Value]>,
        found: &mut impl FnMut(Difference),
    ) {
        let cells = one
            .unwrap_or_default()
            .iter()
            .zip(other.unwrap_or_default());
        for ((stored, derived), column) in cells.zip(self.columns) {
            if stored != derived && !self.may_differ(column, stored, derived) {
                found(Difference {
                    table: self.table.name,
                    row: self.name(one),
                    column: column.clone(),
                    stored: text(stored),
                    derived: text(derived),
                });
            }
        }
    }
}

/// As SQLite orders texts and blobs; keys are these alone.
fn bytes(value: &Value) -> Vec<u8> {
    match value {
        Value::Blob(bytes) => bytes.clone(),
        Value::Text(text) => text.clone().into_bytes(),
        Value::Null | Value::Integer(_) | Value::Real(_) => Vec::new(),
    }
}

/// For a person: ids as they are written elsewhere.
fn text(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Blob(bytes) => match Uuid::from_slice(bytes) {
            Ok(id) => id.to_string(),
            Err(_) => hex::encode(bytes),
        },
    }
}
