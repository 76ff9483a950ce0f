//! An organ's name, in both languages.

use crate::store::directory::organ_tree;
use crate::store::{Db, StoreError};

/// An organ's name in both languages; its id where it is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganNames {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl OrganNames {
    /// Reads them.
    pub(crate) fn read(db: &Db, id: &str) -> Result<Self, StoreError> {
        Ok(match organ_tree::get(db, id)? {
            Some(one) => Self {
                zh: one.name,
                en: one.name_en,
            },
            None => Self {
                zh: id.to_owned(),
                en: id.to_owned(),
            },
        })
    }
}
