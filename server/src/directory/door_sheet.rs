//! Says what stands on a printed door code.

use ruqi_rules::DoorCode;
use uuid::Uuid;

use crate::store::directory::codes::Code;
use crate::store::directory::{codes, enterprise_record, premises};
use crate::store::{Db, StoreError};

/// A door code with the name and address that it hangs at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub name: String,
    pub address: String,
    /// The code's id.
    pub code: String,
    /// The same as people read and type it.
    pub printed: String,
}

/// The labels of these premises, in this order; premises without a door code are left out.
pub fn of(c: &Db, ids: &[Uuid]) -> Result<Vec<Label>, StoreError> {
    let mut labels = Vec::new();
    for id in ids {
        let Some(place) = premises::get(c, *id)? else {
            continue;
        };
        let Some(owner) = enterprise_record::get(c, place.enterprise)? else {
            continue;
        };
        let codes = codes::codes_of(c, *id)?;
        let door = codes.into_iter().find(Code::is_open_door);
        labels.extend(door.and_then(|door| {
            Some(Label {
                name: owner.name,
                address: place.address,
                printed: printed(&door.text)?,
                code: door.text,
            })
        }));
    }
    Ok(labels)
}

/// A door code as people read and type it: in groups of four, with its check character behind them. `None` for any other.
pub fn printed(id: &str) -> Option<String> {
    let id = DoorCode::parse(id)?;
    let (groups, _) = id.as_str().as_bytes().as_chunks::<4>();
    let groups = groups.iter().map(|group| String::from_utf8_lossy(group));
    let check = id.check().to_string();
    Some(groups.chain([check.into()]).collect::<Vec<_>>().join(" "))
}
