//! An identifier that someone else gave: compared and ordered as bytes, never looked into.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};

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

// By hand, because serde's own `Cow` borrows only where it stands alone, not inside a list or an option.
impl<'de: 'a, 'a> Deserialize<'de> for Id<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(IdVisitor)
    }
}

struct IdVisitor;

impl<'de> Visitor<'de> for IdVisitor {
    type Value = Id<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text that is not empty")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        filled(text).map(Id::from)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        filled(text).map(|text| Id::from(text.to_owned()))
    }
}

fn filled<E: Error>(text: &str) -> Result<&str, E> {
    if text.is_empty() {
        Err(E::custom("is empty"))
    } else {
        Ok(text)
    }
}
