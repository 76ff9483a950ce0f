//! A refusal of JSON: where in the text, and why.

/// Why a text was refused, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {why}")]
pub struct Refused {
    /// A JSON pointer (RFC 6901); empty where it is the whole.
    pub place: String,
    /// In words.
    pub why: String,
}

impl Refused {
    pub(crate) fn at(place: impl Into<String>, why: impl Into<String>) -> Box<Self> {
        Box::new(Self {
            place: place.into(),
            why: why.into(),
        })
    }
}
