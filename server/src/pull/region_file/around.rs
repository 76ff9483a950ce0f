//! What a column rests on: the columns before it, and the enterprises of the file.

use serde_json::Value;
use uuid::Uuid;

use super::known_enterprises::KnownEnterprises;
use super::row_ids::{id, time_within};

/// The columns before, as far as later ones go by them.
#[derive(Debug)]
pub(crate) struct Around<'k> {
    pub(crate) known: &'k KnownEnterprises,
    /// The time within each row's id, ms.
    pub(crate) times: Vec<i64>,
    /// The number of each row's enterprise, where the file has it.
    pub(crate) enterprises: Vec<Option<usize>>,
    /// The texts of the first column of texts: the names.
    pub(crate) names: Vec<String>,
    /// The ids of the first list, row by row.
    pub(crate) places: Vec<Uuid>,
}

impl<'k> Around<'k> {
    pub(crate) fn new(known: &'k KnownEnterprises) -> Self {
        Self {
            known,
            times: Vec::new(),
            enterprises: Vec::new(),
            names: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Notes the ids of the rows themselves.
    pub(crate) fn note_ids<'v>(&mut self, ids: impl Iterator<Item = &'v Value>) {
        self.times = ids.filter_map(id).map(|id| time_within(&id)).collect();
    }

    /// Notes each row's enterprise.
    pub(crate) fn note_enterprises<'v>(&mut self, values: impl Iterator<Item = &'v Value>) {
        let number = |value| id(value).and_then(|id| self.known.number(&id));
        self.enterprises = values.map(number).collect();
    }

    /// Notes texts, unless some were before them.
    pub(crate) fn note_names<'v>(&mut self, texts: impl Iterator<Item = &'v Value>) {
        if self.names.is_empty() {
            let texts = texts.map(|text| text.as_str().unwrap_or_default().to_owned());
            self.names = texts.collect();
        }
    }

    /// Notes the ids of a list, unless one was before it.
    pub(crate) fn note_list<'v>(&mut self, lists: impl Iterator<Item = &'v Value>) {
        if self.places.is_empty() {
            let rows = lists.filter_map(Value::as_array).flatten();
            self.places = rows.filter_map(|row| id(row.get(0)?)).collect();
        }
    }
}
