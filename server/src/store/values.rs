//! What a statement is asked with.

use crate::store::value::{ToValue, Value};

/// What a statement's `?1`, `?2`, … stand for: an array of one type, a tuple of several, `()` for none.
pub trait Values {
    /// In the order of their numbers.
    fn values(&self) -> Vec<Value<'_>>;
}

impl Values for () {
    fn values(&self) -> Vec<Value<'_>> {
        Vec::new()
    }
}

impl<T: ToValue, const N: usize> Values for [T; N] {
    fn values(&self) -> Vec<Value<'_>> {
        self.iter().map(ToValue::to_value).collect()
    }
}

/// Of a row with more columns than a tuple should have ([`values!`]).
impl Values for &[&dyn ToValue] {
    fn values(&self) -> Vec<Value<'_>> {
        self.iter().map(|value| value.to_value()).collect()
    }
}

/// Of a statement whose length depends on what is asked.
impl Values for Vec<Value<'_>> {
    fn values(&self) -> Vec<Value<'_>> {
        self.clone()
    }
}

macro_rules! tuples {
    ($($name:ident at $index:tt),+) => {
        impl<$($name: ToValue),+> Values for ($($name,)+) {
            fn values(&self) -> Vec<Value<'_>> {
                vec![$(self.$index.to_value()),+]
            }
        }
    };
}

tuples!(A at 0, B at 1);
tuples!(A at 0, B at 1, C at 2);
tuples!(A at 0, B at 1, C at 2, D at 3);
tuples!(A at 0, B at 1, C at 2, D at 3, E at 4);
tuples!(A at 0, B at 1, C at 2, D at 3, E at 4, F at 5);

/// The values of a whole row, in the order of its columns.
macro_rules! values {
    ($($value:expr),+ $(,)?) => { &[$(&$value as &dyn $crate::store::value::ToValue),+][..] };
}

pub(crate) use values;
