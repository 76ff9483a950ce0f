//! JSON as a tree that borrows from its text: serde_json reads the text, the tree keeps what it found.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::refused::Refused;

/// Any value.
#[derive(Debug)]
pub(crate) enum Json<'a> {
    Null,
    Truth(bool),
    Whole(i64),
    /// A number that is none of ours.
    OtherNumber,
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Object(Entries<'a>),
}

/// An object's keys and values, in the text's order.
#[derive(Debug)]
pub(crate) struct Entries<'a> {
    pub(super) list: Vec<(Cow<'a, str>, Json<'a>)>,
    /// Whether a key is there more than once.
    repeats: bool,
    /// Where to look first: keys are mostly asked for in the order in which they are written.
    next: Cell<usize>,
}

impl<'a> Entries<'a> {
    pub(super) fn find(&self, key: &str) -> Option<&Json<'a>> {
        let (before, after) = self
            .list
            .split_at_checked(self.next.get())
            .unwrap_or((&self.list, &[]));
        let place = match after.iter().position(|(name, _)| name == key) {
            Some(place) => before.len() + place,
            None => before.iter().position(|(name, _)| name == key)?,
        };
        self.next.set(place + 1);
        self.list.get(place).map(|(_, value)| value)
    }

    pub(super) fn has_twice(&self, key: &str) -> bool {
        self.repeats
            && self
                .list
                .iter()
                .filter(|(name, _)| name == key)
                .nth(1)
                .is_some()
    }
}

/// Which keys of objects are read at all; what stands under the others is passed over, whatever it is.
pub(crate) type Keep = fn(&str) -> bool;

/// The tree of a text.
pub(crate) fn grow(text: &str, keep: Keep) -> Result<Json<'_>, Refused> {
    let mut json = serde_json::Deserializer::from_str(text);
    let tree = Tree(keep).deserialize(&mut json);
    tree.and_then(|tree| json.end().map(|()| tree))
        .map_err(|fault| *Refused::at("", format!("is not JSON: {fault}")))
}

#[derive(Clone, Copy)]
struct Tree(Keep);

impl<'de> DeserializeSeed<'de> for Tree {
    type Value = Json<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Json<'de>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Json<'de>, E> {
        Ok(Json::Truth(truth))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Json<'de>, E> {
        Ok(Json::Whole(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Json<'de>, E> {
        Ok(i64::try_from(number).map_or(Json::OtherNumber, Json::Whole))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Json<'de>, E> {
        Ok(Json::OtherNumber)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json<'de>, A::Error> {
        // Rows have up to thirteen columns: room at once is quicker than room by and by.
        let mut list = Vec::with_capacity(14);
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json<'de>, A::Error> {
        // The largest objects, visits, have twelve keys.
        let mut list: Vec<(Cow<'de, str>, Json<'de>)> = Vec::with_capacity(12);
        let mut repeats = false;
        while let Some(key) = entries.next_key_seed(Key)? {
            if !(self.0)(&key) {
                entries.next_value::<IgnoredAny>()?;
                continue;
            }
            repeats = repeats || list.iter().any(|(known, _)| *known == key);
            list.push((key, entries.next_value_seed(self)?));
        }
        Ok(Json::Object(Entries {
            list,
            repeats,
            next: Cell::new(0),
        }))
    }
}

struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}
