//! A column of an imported list: its names, and whether a row without it is refused.

/// A column, found by either of its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// In English, as in the API.
    pub key: &'static str,
    /// As the template's header says it.
    pub zh: &'static str,
    /// Whether a file without it is refused.
    pub needed: bool,
}

/// Whether a cell may be empty, as a type: what a row holds of the column follows from it.
pub trait Presence {
    type Value<T>;
    const NEEDED: bool;
    /// What an empty cell comes to; none where it is a mistake.
    fn empty<T>() -> Option<Self::Value<T>>;
    fn filled<T>(value: T) -> Self::Value<T>;
}

/// Every row says it.
pub enum Needed {}

/// A row may say it.
pub enum Optional {}

impl Presence for Needed {
    type Value<T> = T;
    const NEEDED: bool = true;

    fn empty<T>() -> Option<T> {
        None
    }

    fn filled<T>(value: T) -> T {
        value
    }
}

impl Presence for Optional {
    type Value<T> = Option<T>;
    const NEEDED: bool = false;

    fn empty<T>() -> Option<Option<T>> {
        Some(None)
    }

    fn filled<T>(value: T) -> Option<T> {
        Some(value)
    }
}
