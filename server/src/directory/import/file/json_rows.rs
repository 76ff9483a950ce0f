//! The rows of a JSON list of objects: each object is a row, its keys the header.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::directory::import::cells::cell::Cell;
use crate::directory::import::cells::cell_text::quoted;
use crate::directory::import::file::number_format;
use crate::directory::import::file::table_error::TableError;
use crate::directory::import::file::table_line::{Line, Lines, check_count};

/// An object, each value as it is written: what is nested in it is read by nobody.
type Object<'a> = BTreeMap<String, &'a RawValue>;

/// Reads the list. Rows are numbered from 1, since no spreadsheet shows them.
pub fn read(bytes: &[u8]) -> Result<Vec<Line>, TableError> {
    let mut objects = Objects::default();
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read = (&mut objects).deserialize(&mut reader);
    let read = read.and_then(|()| reader.end());
    // It stopped where there were too many.
    check_count(objects.all.len(), objects.cells)?;
    read.map_err(|error| TableError::Json(quoted(&error.to_string())))?;
    let header: BTreeSet<&String> = objects.all.iter().flat_map(BTreeMap::keys).collect();
    let mut lines = Lines::default();
    lines.add(0, header.iter().map(|key| Cell::text(key)))?;
    for (number, object) in (1..).zip(&objects.all) {
        let cells = header.iter().map(|key| cell(object.get(*key).copied()));
        lines.add(number, cells)?;
    }
    Ok(lines.into_vec())
}

fn cell(value: Option<&RawValue>) -> Cell {
    let written = value.map_or("null", RawValue::get);
    if written.starts_with(['[', '{']) {
        return Cell::text(written);
    }
    match serde_json::from_str(written) {
        Ok(Value::String(text)) => Cell::text(&text),
        Ok(Value::Bool(truth)) => Cell::Truth(truth),
        // Whole numbers are read whole.
        Ok(Value::Number(number)) => match number.as_f64().filter(|_| number.is_f64()) {
            Some(value) => number_format::number(value, None),
            None => Cell::text(&number.to_string()),
        },
        Ok(Value::Null | Value::Array(_) | Value::Object(_)) => Cell::text(""),
        // A number beyond all.
        Err(_) => Cell::text(written),
    }
}

/// The objects so far; not one more than a list has.
#[derive(Default)]
struct Objects<'a> {
    all: Vec<Object<'a>>,
    cells: usize,
}

impl<'de> DeserializeSeed<'de> for &mut Objects<'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, list: D) -> Result<(), D::Error> {
        list.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for &mut Objects<'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(object) = list.next_element::<Object<'de>>()? {
            // An object without keys takes room, too.
            self.cells += object.len().max(1);
            self.all.push(object);
            check_count(self.all.len(), self.cells).map_err(A::Error::custom)?;
        }
        Ok(())
    }
}
