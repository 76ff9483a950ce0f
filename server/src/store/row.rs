//! A row as the engine found it, and what a type makes of its columns.

use uuid::Uuid;

use crate::store::StoreError;
use crate::store::value::{FromValue, Value};

/// The columns of one row, as the engine has them.
pub trait Cells {
    /// The column at this place, from 0; none beyond the last.
    fn value(&self, index: usize) -> Option<Value<'_>>;

    /// Its name, as the statement has it.
    fn name(&self, index: usize) -> Option<&str>;

    /// How many there are.
    fn count(&self) -> usize;
}

/// One row of a statement's answer.
pub struct StoredRow<'r> {
    cells: &'r dyn Cells,
}

impl<'r> StoredRow<'r> {
    /// Over what the engine found.
    pub fn over(cells: &'r dyn Cells) -> Self {
        Self { cells }
    }

    /// How many columns the statement has.
    pub fn count(&self) -> usize {
        self.cells.count()
    }

    /// The column at this place, from 0.
    ///
    /// # Errors
    /// When there is none, or it holds what its type cannot be.
    pub fn get<T: FromValue>(&self, index: usize) -> Result<T, StoreError> {
        let name = || self.cells.name(index).unwrap_or("?").to_owned();
        let value = self
            .cells
            .value(index)
            .ok_or_else(|| StoreError::NoColumn(name()))?;
        T::from_value(value).map_err(|mismatch| StoreError::Unreadable {
            column: name(),
            mismatch,
        })
    }

    /// The column at this place, which the statement has to call `name`: a select list that was typed in another order
    /// is found by the first test that reads it.
    ///
    /// # Errors
    /// As [`StoredRow::get`].
    pub fn named<T: FromValue>(&self, index: usize, name: &str) -> Result<T, StoreError> {
        debug_assert_eq!(self.cells.name(index), Some(name), "the column at {index}");
        self.get(index)
    }
}

/// A type that a row is read into.
pub trait FromRow: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// When a column is missing or holds what its type cannot be.
    fn from_row(row: &StoredRow<'_>) -> Result<Self, StoreError>;
}

macro_rules! tuples {
    ($($name:ident at $index:tt),+) => {
        impl<$($name: FromValue),+> FromRow for ($($name,)+) {
            fn from_row(row: &StoredRow<'_>) -> Result<Self, StoreError> {
                Ok(($(row.get::<$name>($index)?,)+))
            }
        }
    };
}

macro_rules! scalars {
    ($($type:ty),+) => {$(
        /// The first column.
        impl FromRow for $type {
            fn from_row(row: &StoredRow<'_>) -> Result<Self, StoreError> {
                row.get(0)
            }
        }
    )+};
}

scalars!(i64, i32, u32, bool, String, Uuid);

/// The first column.
impl<const N: usize> FromRow for [u8; N] {
    fn from_row(row: &StoredRow<'_>) -> Result<Self, StoreError> {
        row.get(0)
    }
}

/// The first column.
impl<T: FromValue> FromRow for Option<T> {
    fn from_row(row: &StoredRow<'_>) -> Result<Self, StoreError> {
        row.get(0)
    }
}

tuples!(A at 0, B at 1);
tuples!(A at 0, B at 1, C at 2);
tuples!(A at 0, B at 1, C at 2, D at 3);
tuples!(A at 0, B at 1, C at 2, D at 3, E at 4);

/// Names a type's columns once: their list for statements (`Type::COLUMNS`), and how a row of them is read. A field whose
/// column is an expression or has another name says so: `records = "count(*)"`.
macro_rules! columns {
    ($type:ty: $first:ident $(= $first_sql:literal)? $(, $field:ident $(= $sql:literal)?)* $(,)?) => {
        impl $type {
            /// Its columns, in the order in which a row is read.
            pub(in crate::store) const COLUMNS: &'static str = concat!(
                $crate::store::row::column!($first $(= $first_sql)?)
                $(, ", ", $crate::store::row::column!($field $(= $sql)?))*
            );
        }

        impl $crate::store::row::FromRow for $type {
            fn from_row(row: &$crate::store::row::StoredRow<'_>) -> Result<Self, $crate::store::StoreError> {
                let mut index = 0;
                let mut next = || { index += 1; index - 1 };
                Ok(Self {
                    $first: row.named(next(), $crate::store::row::name!($first))?,
                    $($field: row.named(next(), $crate::store::row::name!($field))?,)*
                })
            }
        }
    };
}

/// A column of a select list; an expression gets its field's name.
macro_rules! column {
    (r#type) => {
        "type"
    };
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident = $sql:literal) => {
        concat!($sql, " AS ", stringify!($field))
    };
}

/// The name by which a field's column is known.
macro_rules! name {
    (r#type) => {
        "type"
    };
    ($field:ident) => {
        stringify!($field)
    };
}

pub(crate) use {column, columns, name};
