//! What a pack may carry for forms and prints. No rule reads it.

use super::lists;
use super::words::Words;
use crate::finding::Message;
use crate::json::{At, Read};
use crate::pack::{Index, Reasons};

/// Certificates come in twos; a hundred officers is a slip of the pen.
const MOST_OFFICERS: i64 = 100;

/// More than these nobody reads at a door.
const MOST_REASONS: usize = 12;

/// What the fields take that they fill in.
const LONGEST_REASON: usize = 500;

pub(super) struct ForPeople {
    pub(super) default_category: Option<Index>,
    pub(super) officers_min: Option<u32>,
    pub(super) rights: Option<Message>,
    pub(super) discipline: Option<Message>,
    pub(super) reasons: Reasons,
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
            reasons: reasons(root)?,
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

/// Lists a kind each, any of which may be missing.
fn reasons(root: &At<'_, '_>) -> Read<Reasons> {
    let Some(at) = root.key_if_there("reasons")? else {
        return Ok(Reasons::default());
    };
    Ok(Reasons {
        went_in: reasons_for(&at, "went_in")?,
        void: reasons_for(&at, "void")?,
        afterwards: reasons_for(&at, "afterwards")?,
    })
}

fn reasons_for(reasons: &At<'_, '_>, kind: &str) -> Read<Vec<Message>> {
    let Some(at) = reasons.key_if_there(kind)? else {
        return Ok(Vec::new());
    };
    if at.list()?.len() > MOST_REASONS {
        return at.refuse(format!("has more than {MOST_REASONS} reasons"));
    }
    at.items()?.map(|item| reason(&item)).collect()
}

fn reason(at: &At<'_, '_>) -> Read<Message> {
    let (zh, en) = lists::names(at)?;
    if [&zh, &en]
        .iter()
        .any(|text| text.trim().is_empty() || text.chars().count() > LONGEST_REASON)
    {
        return at.refuse(format!(
            "is blank, or has more than {LONGEST_REASON} characters"
        ));
    }
    Ok(Message { zh, en })
}
