//! Why the phone's book refuses what it is given or asked.

use crate::json::Refused;

/// Why the book did not take or judge something.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BookError {
    /// Rows or a visit that are none.
    #[error("{0}")]
    Unreadable(#[from] Refused),
    /// A number that this book never gave.
    #[error("handle {0} is not one of this book's")]
    UnknownHandle(u32),
    /// No such pack.
    #[error("there is no pack number {0}")]
    UnknownPack(usize),
    /// Columns that do not fit each other.
    #[error("the candidates' columns differ in length: {handles} handles, {times} times")]
    UnevenColumns {
        /// Numbers in the first.
        handles: usize,
        /// Numbers in the second.
        times: usize,
    },
    /// More texts than a phone's scope can have.
    #[error("the book is full: it holds at most 4,194,304 different texts")]
    Full,
}

impl From<Box<Refused>> for BookError {
    fn from(refused: Box<Refused>) -> Self {
        BookError::Unreadable(*refused)
    }
}
