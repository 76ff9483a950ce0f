//! Reads the key of a row that phones pull, as its kind has it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use crate::store::StoreError;
use crate::store::pull::change_kind::RowKind;
use crate::store::value::Value;

/// Bytes of a UUID, of a hash or of a text.
#[derive(Clone, Copy)]
pub(crate) struct RowKey<'k>(pub(crate) &'k [u8]);

impl<'k> RowKey<'k> {
    /// The row's id.
    pub(crate) fn id<T: From<Uuid>>(self) -> Result<T, StoreError> {
        let id = Uuid::from_slice(self.0).map_err(|_| self.mismatch("id"))?;
        Ok(id.into())
    }

    /// The row's hash.
    pub(crate) fn hash(self) -> Result<&'k [u8; 32], StoreError> {
        self.0.try_into().map_err(|_| self.mismatch("hash"))
    }

    /// The row's code.
    pub(crate) fn text(self) -> Result<&'k str, StoreError> {
        std::str::from_utf8(self.0).map_err(|_| self.mismatch("text"))
    }

    /// As the row's first column has it.
    pub(crate) fn written(self, kind: RowKind) -> Result<String, StoreError> {
        match kind {
            RowKind::Region | RowKind::Organ | RowKind::Matter => self.text().map(str::to_owned),
            RowKind::Pack => self.hash().map(hex::encode),
            RowKind::Aside => self.hash().map(|hash| URL_SAFE_NO_PAD.encode(hash)),
            RowKind::Officer
            | RowKind::Enterprise
            | RowKind::PlanItem
            | RowKind::Filing
            | RowKind::Visit
            | RowKind::Registration => self.id::<Uuid>().map(|id| id.to_string()),
        }
    }

    fn mismatch(self, expected: &'static str) -> StoreError {
        StoreError::Unreadable {
            column: "change.key".to_owned(),
            mismatch: Value::Blob(self.0).mismatch(expected),
        }
    }
}
