//! Reads the JSON that the server stored of a verdict. What cannot be read was altered by hand: an error, never "none".

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::store::StoreError;
use crate::store::value::ValueMismatch;

/// Reads a column as its type.
pub(crate) fn parse<T: DeserializeOwned>(column: &str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| unreadable(column))
}

/// Reads a column to be sent on as it is.
pub(crate) fn raw(column: &str, text: String) -> Result<Box<RawValue>, StoreError> {
    RawValue::from_string(text).map_err(|_| unreadable(column))
}

fn unreadable(column: &str) -> StoreError {
    StoreError::Unreadable {
        column: column.to_owned(),
        mismatch: ValueMismatch::Kind {
            expected: "JSON of its form",
            found: "text",
        },
    }
}
