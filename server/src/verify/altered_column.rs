//! Collects what is wrong with one row.

use crate::record::jws::write_hash;

/// A column that says another thing than the bytes do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlteredColumn {
    /// Its name.
    pub column: &'static str,
    /// What is stored.
    pub stored: String,
    /// What the bytes come to.
    pub derived: String,
}

/// What is wrong with one row.
#[derive(Default)]
pub(crate) struct AlteredColumns(pub(crate) Vec<AlteredColumn>);

impl AlteredColumns {
    pub(crate) fn same<T: PartialEq + ToString>(
        &mut self,
        column: &'static str,
        stored: &T,
        derived: &T,
    ) {
        if stored != derived {
            self.0.push(AlteredColumn {
                column,
                stored: stored.to_string(),
                derived: derived.to_string(),
            });
        }
    }

    pub(crate) fn hash<H: AsRef<[u8]>>(&mut self, column: &'static str, stored: &H, derived: &H) {
        self.same(column, &write_hash(stored), &write_hash(derived));
    }

    pub(crate) fn holds(&mut self, column: &'static str, holds: bool, else_: &str) {
        if !holds {
            self.0.push(AlteredColumn {
                column,
                stored: "stored".to_owned(),
                derived: else_.to_owned(),
            });
        }
    }
}
