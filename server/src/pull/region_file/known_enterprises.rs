//! The enterprises of a region file, by the numbers that its visits cite them by.

use std::collections::HashMap;

use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::CodecError;
use super::row_ids::id;

/// So many bytes say which enterprises a part cites.
pub(crate) const CITED: usize = 8;

/// The enterprises of the parts so far, in their order.
#[derive(Debug, Clone, Default)]
pub struct KnownEnterprises {
    ids: Vec<Uuid>,
    premises: Vec<Vec<Uuid>>,
    numbers: HashMap<Uuid, usize>,
    parts: Sha256,
}

impl KnownEnterprises {
    /// Takes in a part of enterprises: its bytes, and the rows that they hold.
    ///
    /// # Errors
    /// When these are no rows of enterprises.
    pub fn add(&mut self, part: &[u8], rows: &[Vec<Value>]) -> Result<(), CodecError> {
        self.parts.update(Sha256::digest(part));
        for row in rows {
            let key = id(row.first().unwrap_or(&Value::Null)).ok_or(CodecError::Misfit("id"))?;
            let places = row.iter().find_map(places).unwrap_or_default();
            self.numbers.insert(key, self.ids.len());
            self.ids.push(key);
            self.premises.push(places);
        }
        Ok(())
    }

    /// Which enterprises these are: a part that cites them by number is good with no others.
    pub(crate) fn cited(&self) -> [u8; CITED] {
        let mut first = [0; CITED];
        first.copy_from_slice(&self.parts.clone().finalize()[..CITED]);
        first
    }

    pub(crate) fn number(&self, id: &Uuid) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    pub(crate) fn id(&self, number: usize) -> Option<&Uuid> {
        self.ids.get(number)
    }

    /// The premises of an enterprise, in their order.
    pub(crate) fn premises(&self, number: Option<usize>) -> &[Uuid] {
        number
            .and_then(|number| self.premises.get(number))
            .map_or(&[], Vec::as_slice)
    }
}

/// The first list of a row of an enterprise is of its premises.
fn places(value: &Value) -> Option<Vec<Uuid>> {
    let list = value.as_array()?;
    Some(list.iter().filter_map(|one| id(one.get(0)?)).collect())
}
