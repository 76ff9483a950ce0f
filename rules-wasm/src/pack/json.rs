//! Reading a pack's JSON with the place at hand, for errors that can be found in the file.

use serde_json::{Map, Value};

use super::terms::Set;
use super::{Index, PackError};
use crate::domain::calendar::Date;

/// A value and where it stands.
#[derive(Clone)]
pub(crate) struct At<'v> {
    pub(crate) value: &'v Value,
    place: String,
}

pub(crate) type Read<T> = Result<T, PackError>;

impl<'v> At<'v> {
    pub(crate) fn root(value: &'v Value) -> Self {
        Self {
            value,
            place: String::new(),
        }
    }

    pub(crate) fn refuse<T>(&self, why: impl Into<String>) -> Read<T> {
        Err(PackError {
            place: self.place.clone(),
            why: why.into(),
        })
    }

    fn step(&self, value: &'v Value, key: &str) -> Self {
        Self {
            value,
            place: format!(
                "{}/{}",
                self.place,
                key.replace('~', "~0").replace('/', "~1")
            ),
        }
    }

    fn object(&self) -> Read<&'v Map<String, Value>> {
        self.value
            .as_object()
            .map_or_else(|| self.refuse("is not an object"), Ok)
    }

    /// The value of a key that must be there.
    pub(crate) fn key(&self, key: &str) -> Read<Self> {
        match self.object()?.get(key) {
            Some(value) => Ok(self.step(value, key)),
            None => Err(PackError {
                place: format!("{}/{key}", self.place),
                why: "is missing".into(),
            }),
        }
    }

    /// The value of a key that may be missing.
    pub(crate) fn key_if_there(&self, key: &str) -> Read<Option<Self>> {
        Ok(self.object()?.get(key).map(|value| self.step(value, key)))
    }

    /// `None` for null.
    pub(crate) fn nullable(self) -> Option<Self> {
        (!self.value.is_null()).then_some(self)
    }

    /// Every key with its value.
    pub(crate) fn entries(&self) -> Read<Vec<(&'v str, Self)>> {
        Ok(self
            .object()?
            .iter()
            .map(|(key, value)| (key.as_str(), self.step(value, key)))
            .collect())
    }

    pub(crate) fn items(&self) -> Read<Vec<Self>> {
        match self.value.as_array() {
            Some(items) => Ok(items
                .iter()
                .enumerate()
                .map(|(i, item)| self.step(item, &i.to_string()))
                .collect()),
            None => self.refuse("is not a list"),
        }
    }

    /// A text that is not empty.
    pub(crate) fn text(&self) -> Read<&'v str> {
        match self.value.as_str() {
            Some("") => self.refuse("is empty"),
            Some(text) => Ok(text),
            None => self.refuse("is not a text"),
        }
    }

    pub(crate) fn truth(&self) -> Read<bool> {
        self.value
            .as_bool()
            .map_or_else(|| self.refuse("is neither true nor false"), Ok)
    }

    /// A whole number within bounds, both included.
    pub(crate) fn number(&self, least: i64, most: i64) -> Read<i64> {
        match self.value.as_i64() {
            Some(number) if (least..=most).contains(&number) => Ok(number),
            _ => self.refuse(format!("is not a whole number from {least} to {most}")),
        }
    }

    pub(crate) fn date(&self) -> Read<Date> {
        Date::parse(self.text()?).or_else(|error| self.refuse(error.to_string()))
    }

    /// Texts, at least one.
    pub(crate) fn texts(&self) -> Read<Vec<String>> {
        let items = self.items()?;
        let texts: Vec<String> = items
            .iter()
            .map(|at| at.text().map(str::to_owned))
            .collect::<Read<_>>()?;
        if texts.is_empty() {
            self.refuse("is empty")
        } else {
            Ok(texts)
        }
    }

    /// The place of a text in a list of known ones.
    pub(crate) fn one_of<'k>(
        &self,
        mut known: impl Iterator<Item = &'k str>,
        what: &str,
    ) -> Read<Index> {
        let text = self.text()?;
        let position = known
            .position(|known| known == text)
            .and_then(|position| Index::try_from(position).ok());
        position.map_or_else(|| self.refuse(format!("is not {what}")), Ok)
    }

    /// A list of places, as a set.
    pub(crate) fn set(&self, read: impl Fn(&Self) -> Read<Index>) -> Read<Set> {
        self.items()?.iter().map(read).collect()
    }
}
