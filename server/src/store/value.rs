//! What a column can hold, and the types that are written to and read from columns.

use ruqi_rules::{Fingerprint, Instant};
use uuid::Uuid;

/// A value as both engines have it. Times are integers (milliseconds), truth is 0 or 1, ids and hashes are bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'v> {
    /// Nothing.
    Null,
    /// A number.
    Integer(i64),
    /// Text without U+0000.
    Text(&'v str),
    /// Bytes.
    Blob(&'v [u8]),
}

/// A column holds what its type cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ValueMismatch {
    /// Another kind of value, or a number or bytes of another size.
    #[error("{found} is no {expected}")]
    Kind {
        /// What the type takes.
        expected: &'static str,
        /// What is stored, without its content.
        found: &'static str,
    },
    /// A word that this version does not know.
    #[error("“{0}” is no word of this column")]
    Word(String),
}

/// What a statement's placeholder can stand for.
pub trait ToValue {
    /// As stored.
    fn to_value(&self) -> Value<'_>;
}

/// What a column can be read into.
pub trait FromValue: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// When it is of another kind, or a word that nobody knows.
    fn from_value(value: Value<'_>) -> Result<Self, ValueMismatch>;
}

impl Value<'_> {
    /// Its kind, for an error: content may be a name or a code.
    const fn kind(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Integer(_) => "a number",
            Self::Text(_) => "text",
            Self::Blob(_) => "bytes",
        }
    }

    /// The error that this is no `expected`.
    pub(crate) const fn mismatch(self, expected: &'static str) -> ValueMismatch {
        ValueMismatch::Kind {
            expected,
            found: self.kind(),
        }
    }
}

macro_rules! integers {
    ($($type:ty),+) => {$(
        impl ToValue for $type {
            fn to_value(&self) -> Value<'_> {
                Value::Integer(i64::from(*self))
            }
        }

        impl FromValue for $type {
            fn from_value(value: Value<'_>) -> Result<Self, ValueMismatch> {
                let mismatch = value.mismatch(stringify!($type));
                match value {
                    Value::Integer(number) => Self::try_from(number).map_err(|_| mismatch),
                    _ => Err(mismatch),
                }
            }
        }
    )+};
}

integers!(i64, i32, u32);

/// 0 and 1.
impl ToValue for bool {
    fn to_value(&self) -> Value<'_> {
        Value::Integer(i64::from(*self))
    }
}

/// 0 and 1, and nothing else.
impl FromValue for bool {
    fn from_value(value: Value<'_>) -> Result<Self, ValueMismatch> {
        match value {
            Value::Integer(0) => Ok(false),
            Value::Integer(1) => Ok(true),
            other => Err(other.mismatch("truth value")),
        }
    }
}

/// Eight bytes.
impl ToValue for Fingerprint {
    fn to_value(&self) -> Value<'_> {
        self.0.to_value()
    }
}

/// Eight bytes.
impl FromValue for Fingerprint {
    fn from_value(value: Value<'_>) -> Result<Self, ValueMismatch> {
        <[u8; 8]>::from_value(value).map(Self)
    }
}

/// Milliseconds.
impl ToValue for Instant {
    fn to_value(&self) -> Value<'_> {
        Value::Integer(self.millis())
    }
}

/// Milliseconds.
impl FromValue for Instant {
    fn from_value(value: Value<'_>) -> Result<Self, ValueMismatch> {
        i64::from_value(value).map(Self::from_millis)
    }
}

impl ToValue for str {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl ToValue for String {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl FromValue for String {
    fn from_value(value: Value<'_>) -> Result<Self, ValueMismatch> {
        match value {
            Value::Text(text) => Ok(text.to_owned()),
            other => Err(other.mismatch("text")),
        }
    }
}

/// Its 16 bytes.
impl ToValue for Uuid {
    fn to_value(&self) -> Value<'_> {
        Value::Blob(self.as_bytes())
    }
}

/// 16 bytes.
impl FromValue for Uuid {
    fn from_value(value: Value<'_>) -> Result<Self, ValueMismatch> {
        <[u8; 16]>::from_value(value).map(Self::from_bytes)
    }
}

impl<const N: usize> ToValue for [u8; N] {
    fn to_value(&self) -> Value<'_> {
        Value::Blob(self)
    }
}

impl<const N: usize> FromValue for [u8; N] {
    fn from_value(value: Value<'_>) -> Result<Self, ValueMismatch> {
        match value {
            Value::Blob(bytes) => bytes
                .try_into()
                .map_err(|_| value.mismatch("bytes of this length")),
            _ => Err(value.mismatch("bytes")),
        }
    }
}

impl ToValue for [u8] {
    fn to_value(&self) -> Value<'_> {
        Value::Blob(self)
    }
}

impl ToValue for Vec<u8> {
    fn to_value(&self) -> Value<'_> {
        Value::Blob(self)
    }
}

impl FromValue for Vec<u8> {
    fn from_value(value: Value<'_>) -> Result<Self, ValueMismatch> {
        match value {
            Value::Blob(bytes) => Ok(bytes.to_vec()),
            other => Err(other.mismatch("bytes")),
        }
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, ToValue::to_value)
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value<'_>) -> Result<Self, ValueMismatch> {
        match value {
            Value::Null => Ok(None),
            some => T::from_value(some).map(Some),
        }
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value<'_> {
        (**self).to_value()
    }
}

/// A list in one column, as JSON text (`["a","b"]`): read whole, never searched. [`list_text`] writes it.
impl FromValue for Vec<String> {
    fn from_value(value: Value<'_>) -> Result<Self, ValueMismatch> {
        let mismatch = value.mismatch("list of texts");
        match value {
            Value::Text(text) => serde_json::from_str(text).map_err(|_| mismatch),
            _ => Err(mismatch),
        }
    }
}

/// `["a","b"]`.
pub(in crate::store) fn list_text(items: &[String]) -> String {
    serde_json::Value::from(items).to_string()
}
