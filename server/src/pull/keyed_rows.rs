//! Rows by the bytes of their keys, and how one is written.

use std::collections::HashMap;

use serde_json::Value;

use crate::pull::row_key::RowKey;
use crate::store::StoreError;

/// Rows as they are now, by the bytes of their keys. One that is not there any more is missing.
pub(crate) type Rows = HashMap<Vec<u8>, Vec<Value>>;

/// A row's columns.
macro_rules! row {
    ($($column:expr),+ $(,)?) => { vec![$(serde_json::json!($column)),+] };
}

pub(crate) use row;

/// Rows that are read one by one: there are never many of them.
pub(crate) fn each(
    keys: &[&[u8]],
    mut read: impl FnMut(RowKey<'_>) -> Result<Option<Vec<Value>>, StoreError>,
) -> Result<Rows, StoreError> {
    let mut rows = Rows::new();
    for key in keys {
        if let Some(row) = read(RowKey(key))? {
            rows.insert(key.to_vec(), row);
        }
    }
    Ok(rows)
}
