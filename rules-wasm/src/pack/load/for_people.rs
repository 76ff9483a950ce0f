//! What a pack may carry for forms and prints. No rule reads it.

use super::lists;
use super::words::Words;
use crate::finding::Message;
use crate::json::{At, Read};
use crate::pack::Index;

/// Certificates come in twos; a hundred officers is a slip of the pen.
const MOST_OFFICERS: i64 = 100;

pub(super) struct ForPeople {
    pub(super) default_category: Option<Index>,
    pub(super) officers_min: Option<u32>,
    pub(super) rights: Option<Message>,
    pub(super) discipline: Option<Message>,
}

impl Words {
    pub(super) fn for_people(&self, root: &At<'_, '_>) -> Read<ForPeople> {
        let default_category = root.key_if_there("default_category")?;
        let officers_min = root.key_if_there("officers_min")?;
        Ok(ForPeople {
            default_category: default_category
                .map(|at| {
                    let keys = self.categories.iter().map(|category| category.key.as_str());
                    lists::one_of(&at, keys, "a category of this pack")
                })
                .transpose()?,
            officers_min: officers_min
                .map(|at| at.number(0, MOST_OFFICERS))
                .transpose()?
                .and_then(|count| u32::try_from(count).ok()),
            rights: text(root, "rights")?,
            discipline: text(root, "discipline")?,
        })
    }
}

/// A text in both languages, where the key is there.
fn text(root: &At<'_, '_>, key: &str) -> Read<Option<Message>> {
    let Some(at) = root.key_if_there(key)? else {
        return Ok(None);
    };
    let (zh, en) = lists::names(&at)?;
    Ok(Some(Message { zh, en }))
}
