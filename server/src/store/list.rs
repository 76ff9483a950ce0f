//! Lists of ids in one column, as JSON text: read whole, never searched.

use rusqlite::Row;
use rusqlite::types::Type;

/// `["a","b"]`.
pub(crate) fn to_text(items: &[String]) -> String {
    crate::store::value::list_text(items)
}

/// What [`to_text`] wrote in that column.
pub(crate) fn from_text(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<String>> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text)
        .map_err(|e| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(e)))
}
