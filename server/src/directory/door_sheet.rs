//! Says what stands on a printed door code.

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
        labels.extend(door.map(|door| Label {
            name: owner.name,
            address: place.address,
            code: door.text,
        }));
    }
    Ok(labels)
}

/// In groups of four, as people read and type it.
pub fn spaced(id: &str) -> String {
    let letters: Vec<char> = id.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}
