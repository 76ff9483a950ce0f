//! Places of an enterprise, as its rows say them.

use crate::directory::door_codes;
use crate::directory::import::lists::enterprise_row::EnterpriseRow;
use crate::directory::import::lists::sheet::Sheet;
use crate::store::StoreError;
use crate::store::directory::premises::{self, Premises};
use crate::store::ids::EnterpriseId;

/// A place is known by its address. Where there is one place before and after, another address corrects it, and its
/// codes stay; else places that the file does not name stay as they are.
pub fn put(
    sheet: &Sheet<'_>,
    id: EnterpriseId,
    group: &[&EnterpriseRow],
) -> Result<bool, StoreError> {
    let known = premises::premises_of(sheet.tx, id)?;
    let mut changed = false;
    for row in group {
        let same = known.iter().find(|place| place.address == row.address);
        let only = match (known.as_slice(), group) {
            ([place], [_]) => Some(place),
            _ => None,
        };
        let before = same.or(only);
        let region = row.premises_region.as_ref().unwrap_or(&row.region);
        let place = Premises {
            id: before.map_or_else(|| sheet.state.clock.new_id(), |place| place.id),
            enterprise: id,
            region: region.clone(),
            address: row.address.clone(),
            since: before.map_or(sheet.now, |place| place.since),
            until: None,
        };
        if before != Some(&place) {
            premises::put(sheet.tx, &place)?;
            changed = true;
        }
        if let Some(code) = &row.foreign_code {
            changed |= door_codes::bind_text(sheet.tx, code, place.id, sheet.now)?;
        }
    }
    Ok(changed)
}
