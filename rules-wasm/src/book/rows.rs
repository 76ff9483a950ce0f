//! Rows as a pull brings them: arrays, in the order of its columns (`docs/SYNC-PROTOCOL.md`). Columns that a newer
//! server adds at the end are passed over.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::SeqAccessDeserializer;
use serde::de::{IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::domain::calendar::Date;
use crate::domain::id::Id;

/// `visit`: id, enterprise, premises, organ, level, at, started_at, category, matters, ground, blank, joint, void.
#[derive(Deserialize)]
pub(crate) struct VisitRow<'a>(
    #[serde(borrow)] pub(crate) Id<'a>,
    #[serde(borrow)] pub(crate) Id<'a>,
    pub(crate) IgnoredAny,
    #[serde(borrow)] pub(crate) Id<'a>,
    #[serde(borrow)] pub(crate) Id<'a>,
    /// Milliseconds since 1970.
    pub(crate) i64,
    pub(crate) Option<i64>,
    #[serde(borrow)] pub(crate) Id<'a>,
    #[serde(borrow)] pub(crate) Vec<Id<'a>>,
    /// As stated.
    #[serde(borrow)]
    pub(crate) Option<Cow<'a, str>>,
    /// Whether its reference is blank.
    pub(crate) bool,
    #[serde(borrow)] pub(crate) Option<Id<'a>>,
    pub(crate) bool,
);

/// `plan_item`: id, organ, enterprise, matters, from, to; `filing`: the same and filed_at.
#[derive(Deserialize)]
pub(crate) struct AnnouncedRow<'a>(
    #[serde(borrow)] pub(crate) Id<'a>,
    #[serde(borrow)] pub(crate) Id<'a>,
    #[serde(borrow)] pub(crate) Option<Id<'a>>,
    #[serde(borrow)] pub(crate) Vec<Id<'a>>,
    pub(crate) Date,
    pub(crate) Date,
    /// Milliseconds since 1970.
    #[serde(default)]
    pub(crate) Option<i64>,
);

/// A row, whatever stands after its known columns.
pub(crate) struct Row<T>(pub(crate) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Row<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Columns(PhantomData))
    }
}

struct Columns<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Columns<T> {
    type Value = Row<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row as an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut columns: A) -> Result<Row<T>, A::Error> {
        let row = T::deserialize(SeqAccessDeserializer::new(&mut columns))?;
        while columns.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Row(row))
    }
}
