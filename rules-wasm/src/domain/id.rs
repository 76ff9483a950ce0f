//! An identifier that someone else gave: compared and ordered as bytes, never looked into.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde::{Serialize, Serializer};

use crate::json::{At, FromJson, Read};

/// The id of a visit, enterprise, organ, matter, plan item, filing or joint inspection, or a key of the pack.
/// Ordered as UTF-8 bytes. Never empty when it was read from JSON; borrows from the text where it can.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<'a>(Cow<'a, str>);

impl Deref for Id<'_> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'a> From<&'a str> for Id<'a> {
    fn from(text: &'a str) -> Self {
        Id(Cow::Borrowed(text))
    }
}

impl From<String> for Id<'_> {
    fn from(text: String) -> Self {
        Id(Cow::Owned(text))
    }
}

impl fmt::Display for Id<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl Serialize for Id<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'a> FromJson<'a> for Id<'a> {
    #[inline(never)]
    fn read(at: &At<'_, 'a>) -> Read<Self> {
        at.text().cloned().map(Id)
    }
}
