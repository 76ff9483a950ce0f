//! A value and where it stands. The place is put into words only where something is refused.

use std::borrow::Cow;

use super::refused::Refused;
use super::tree::{Entries, Json};

/// The fault is boxed: hundreds of steps hand it up, and a pointer keeps each of them small.
pub(crate) type Read<T> = Result<T, Box<Refused>>;

/// A type that can be read from JSON.
pub(crate) trait FromJson<'a>: Sized {
    fn read(at: &At<'_, 'a>) -> Read<Self>;
}

/// A value in its place.
pub(crate) struct At<'t, 'a> {
    pub(super) value: &'t Json<'a>,
    above: Option<&'t At<'t, 'a>>,
    step: Step<'t>,
}

enum Step<'t> {
    Root,
    Key(&'t str),
    Item(usize),
}

impl<'t, 'a> At<'t, 'a> {
    pub(crate) fn root(value: &'t Json<'a>) -> Self {
        Self {
            value,
            above: None,
            step: Step::Root,
        }
    }

    pub(crate) fn refuse<T>(&self, why: impl Into<String>) -> Read<T> {
        Err(Refused::at(self.place(), why))
    }

    #[inline(never)]
    fn place(&self) -> String {
        let above = self.above.map_or(String::new(), At::place);
        match self.step {
            Step::Root => above,
            Step::Key(key) => format!("{above}/{}", key.replace('~', "~0").replace('/', "~1")),
            Step::Item(index) => format!("{above}/{index}"),
        }
    }

    #[inline(never)]
    fn object(&self) -> Read<&'t Entries<'a>> {
        match self.value {
            Json::Object(entries) => Ok(entries),
            _ => self.refuse("is not an object"),
        }
    }

    /// The value of a key that must be there.
    #[inline(never)]
    pub(crate) fn key(&'t self, key: &'t str) -> Read<Self> {
        match self.key_if_there(key)? {
            Some(at) => Ok(at),
            None => Err(Refused::at(format!("{}/{key}", self.place()), "is missing")),
        }
    }

    /// The value of a key that may be missing.
    #[inline(never)]
    pub(crate) fn key_if_there(&'t self, key: &'t str) -> Read<Option<Self>> {
        let entries = self.object()?;
        let Some(value) = entries.find(key) else {
            return Ok(None);
        };
        let at = Self {
            value,
            above: Some(self),
            step: Step::Key(key),
        };
        // Which of two would count depends on the reader; evidence must not.
        if entries.has_twice(key) {
            at.refuse("is there twice")
        } else {
            Ok(Some(at))
        }
    }

    /// Every key with its value, in the text's order.
    pub(crate) fn entries(&'t self) -> Read<impl Iterator<Item = (&'t str, Self)>> {
        let Entries { list, .. } = self.object()?;
        Ok(list.iter().map(move |(key, value)| {
            (
                &**key,
                Self {
                    value,
                    above: Some(self),
                    step: Step::Key(key),
                },
            )
        }))
    }

    /// The value, `None` for null.
    pub(crate) fn nullable(&'t self) -> Option<&'t Self> {
        (!self.is_null()).then_some(self)
    }

    pub(crate) fn list(&self) -> Read<&'t [Json<'a>]> {
        match self.value {
            Json::List(items) => Ok(items),
            _ => self.refuse("is not a list"),
        }
    }

    /// The items of a list, each in its place.
    pub(crate) fn items(&'t self) -> Read<impl Iterator<Item = Self>> {
        let items = self.list()?.iter().enumerate();
        Ok(items.map(move |(index, value)| Self {
            value,
            above: Some(self),
            step: Step::Item(index),
        }))
    }

    /// The item of a list that must be there.
    #[inline(never)]
    pub(crate) fn item(&'t self, index: usize) -> Read<Self> {
        match self.item_if_there(index)? {
            Some(at) => Ok(at),
            None => Err(Refused::at(
                format!("{}/{index}", self.place()),
                "is missing",
            )),
        }
    }

    /// The item of a list that may be shorter.
    pub(crate) fn item_if_there(&'t self, index: usize) -> Read<Option<Self>> {
        Ok(self.list()?.get(index).map(|value| Self {
            value,
            above: Some(self),
            step: Step::Item(index),
        }))
    }

    pub(crate) fn read<T: FromJson<'a>>(&self) -> Read<T> {
        T::read(self)
    }

    /// A text, which may be empty.
    #[inline(never)]
    pub(crate) fn any_text(&self) -> Read<&'t Cow<'a, str>> {
        match self.value {
            Json::Text(text) => Ok(text),
            _ => self.refuse("is not a text"),
        }
    }

    /// A text that is not empty.
    #[inline(never)]
    pub(crate) fn text(&self) -> Read<&'t Cow<'a, str>> {
        let text = self.any_text()?;
        if text.is_empty() {
            self.refuse("is empty")
        } else {
            Ok(text)
        }
    }

    /// A list of texts, none of them empty.
    pub(crate) fn texts(&self) -> Read<Vec<&'t str>> {
        let list = self.list()?;
        let mut texts = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let item = At {
                value,
                above: Some(self),
                step: Step::Item(index),
            };
            item.text()?;
            if let Json::Text(text) = value {
                texts.push(&**text);
            }
        }
        Ok(texts)
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(self.value, Json::Null)
    }

    pub(crate) fn is_text(&self) -> bool {
        matches!(self.value, Json::Text(_))
    }

    pub(crate) fn is_object(&self) -> bool {
        matches!(self.value, Json::Object(_))
    }
}
