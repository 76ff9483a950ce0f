//! Stands in for what an officer names and no list or pack knows: it may be any text, and is shown as it was sealed to
//! supervisors alone.

use ruqi_rules::Pack;

use crate::registration::view::organ::Views;
use crate::store::StoreError;
use crate::store::derived::registrations::Visit;
use crate::store::directory::matter;
use crate::wire::visits::MatterSeen;

/// The id that the enterprise is given of what is unknown.
const UNKNOWN_ID: &str = "unknown";
/// What it is called, in Chinese and English.
pub(crate) const UNKNOWN_MATTER: (&str, &str) = ("未知事项", "unknown matter");
const UNKNOWN_CATEGORY: (&str, &str) = ("未知类别", "unknown category");
const UNKNOWN_GROUND: (&str, &str) = ("未知事由", "unknown ground");

impl Views<'_> {
    /// Finds a matter of the published list.
    pub(crate) fn matter(&mut self, id: &str) -> Result<Option<MatterSeen>, StoreError> {
        if let Some(known) = self.matters.get(id) {
            return Ok(known.clone());
        }
        let found = matter::get(self.db, id)?.map(|one| MatterSeen {
            id: one.id,
            name: one.name,
            name_en: one.name_en,
        });
        self.matters.insert(id.to_owned(), found.clone());
        Ok(found)
    }

    /// Shows matters as an organ and its supervisor see them: what the list does not know by its id alone.
    pub(crate) fn matters(&mut self, ids: &[String]) -> Result<Vec<MatterSeen>, StoreError> {
        ids.iter()
            .map(|id| Ok(self.matter(id)?.unwrap_or_else(|| unknown_matter(id))))
            .collect()
    }

    /// Shows matters as the enterprise sees them: what the list does not know once, and nameless.
    pub(crate) fn matters_told(&mut self, ids: &[String]) -> Result<Vec<MatterSeen>, StoreError> {
        let mut told = Vec::new();
        for id in ids {
            told.extend(self.matter(id)?);
        }
        if told.len() < ids.len() {
            told.push(unknown_matter(UNKNOWN_ID));
        }
        Ok(told)
    }

    /// Lists those of the matters that the list does not know.
    pub(crate) fn unknown_matters(&mut self, ids: &[String]) -> Result<Vec<String>, StoreError> {
        let mut unknown = Vec::new();
        for id in ids {
            if self.matter(id)?.is_none() {
                unknown.push(id.clone());
            }
        }
        Ok(unknown)
    }
}

/// A key of the pack with its names in Chinese and English, or the fixed words for what the pack does not know.
fn told(
    known: Option<(&String, &String, &String)>,
    unknown: (&str, &str),
) -> (String, String, String) {
    match known {
        Some((key, zh, en)) => (key.clone(), zh.clone(), en.clone()),
        None => (
            UNKNOWN_ID.to_owned(),
            unknown.0.to_owned(),
            unknown.1.to_owned(),
        ),
    }
}

/// The category as the enterprise is told of it.
pub(crate) fn category_told(visit: &Visit, pack: Option<&Pack>) -> (String, String, String) {
    let known = pack.and_then(|pack| pack.category(&visit.category));
    told(
        known.map(|one| (&one.key, &one.zh, &one.en)),
        UNKNOWN_CATEGORY,
    )
}

/// The ground as the enterprise is told of it; nothing where none is stated.
pub(crate) fn ground_told(
    visit: &Visit,
    pack: Option<&Pack>,
) -> (Option<String>, Option<String>, Option<String>) {
    let stated = visit.ground.as_deref().map(|ground| {
        let known = pack.and_then(|pack| pack.ground(ground));
        told(
            known.map(|one| (&one.key, &one.zh, &one.en)),
            UNKNOWN_GROUND,
        )
    });
    match stated {
        Some((key, zh, en)) => (Some(key), Some(zh), Some(en)),
        None => (None, None, None),
    }
}

fn unknown_matter(id: &str) -> MatterSeen {
    MatterSeen {
        id: id.to_owned(),
        name: UNKNOWN_MATTER.0.to_owned(),
        name_en: UNKNOWN_MATTER.1.to_owned(),
    }
}
