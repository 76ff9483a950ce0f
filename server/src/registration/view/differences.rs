//! Shows why the phone had another verdict than the server, with the names of now.

use crate::registration::view::organ::Views;
use crate::registration::view::stored_json;
use crate::store::StoreError;
use crate::wire::differences::Difference;

impl Views<'_> {
    /// Reads the differences as stored, and names the enterprise that a code leads to.
    pub(crate) fn differences(&mut self, json: &str) -> Result<Vec<Difference>, StoreError> {
        let mut all: Vec<Difference> = stored_json::parse("differs", json)?;
        for one in &mut all {
            if let Difference::CodeElsewhere {
                enterprise,
                enterprise_name,
            } = one
                && let Ok(id) = enterprise.parse()
            {
                *enterprise_name = self.enterprise_name(id)?;
            }
        }
        Ok(all)
    }
}
