//! Finds enterprises by their names, initials and credit codes, of those that the caller may see.

use super::enterprise_record::{Enterprise, EnterpriseScope, WITHIN, lengths, within};
use crate::store::sql::{like_text, sql, with_lists};
use crate::store::value::ToValue;
use crate::store::{Db, StoreError};

const COLUMNS: &str = Enterprise::COLUMNS;

/// Lists those in the scope whose name contains `text`, or with a key of initials or a credit code that begins with it; by
/// name.
pub fn search(
    db: &Db,
    scope: &EnterpriseScope,
    text: &str,
    limit: u32,
) -> Result<Vec<Enterprise>, StoreError> {
    let sql = sql!(
        "SELECT {COLUMNS} FROM enterprise e WHERE {WITHIN} AND merged_into IS NULL
           AND (lower(name) LIKE ? ESCAPE '!' OR lower(' ' || initials) LIKE ? ESCAPE '!' OR id IN (
             SELECT enterprise FROM credit_code WHERE lower(code) LIKE ? ESCAPE '!' AND until IS NULL))
         ORDER BY name, id LIMIT ?"
    );
    let plain = like_text(text);
    let (part, beginning, key) = (
        format!("%{plain}%"),
        format!("{plain}%"),
        format!("% {plain}%"),
    );
    let mut values = within(scope);
    values.extend([part.to_value(), key.to_value(), beginning.to_value()]);
    values.push(limit.to_value());
    db.all(&with_lists(sql, &lengths(scope)), values)
}
