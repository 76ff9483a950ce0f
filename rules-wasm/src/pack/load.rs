//! From a file to a pack, refused with the place in the file.

mod for_people;
mod lists;
mod rule_terms;
mod settings;
mod words;

use sha2::{Digest, Sha256};

use super::{Pack, PackError};
use crate::json::{At, FromJson, Read, Refused, read};
use for_people::ForPeople;
use words::Words;

/// A pack is some 5 kB; it is sent to every phone.
const LONGEST_FILE: usize = 256 * 1024;

impl Pack {
    /// Reads and checks a pack's file.
    ///
    /// # Errors
    /// The first place that is wrong.
    pub fn parse(text: &str) -> Result<Self, PackError> {
        if text.len() > LONGEST_FILE {
            return Err(*Refused::at(
                "",
                format!("has {} bytes, a pack at most {LONGEST_FILE}", text.len()),
            ));
        }
        let unnamed: Pack = read(text, |_| true)?;
        Ok(Pack {
            hash: Sha256::digest(text).into(),
            ..unnamed
        })
    }
}

impl FromJson<'_> for Pack {
    fn read(root: &At<'_, '_>) -> Read<Self> {
        // What can be refused comes first: a refusal then has little to give back.
        let (id, title, title_en) = (root.key("id")?, root.key("title")?, root.key("title_en")?);
        let (document, replaces) = (root.key("document")?, root.key("replaces")?);
        let (id, title, title_en) = (id.text()?, title.text()?, title_en.text()?);
        let (document, replaces) = (
            document.text()?,
            replaces.nullable().map(At::text).transpose()?,
        );
        let version = root.key("version")?.number(1, i64::from(u32::MAX))?;
        let offset = root.key("utc_offset_minutes")?.number(-840, 840)?;
        let (issued, from) = (root.key("issued")?.read()?, root.key("from")?.read()?);
        let regions = lists::texts(&root.key("regions")?)?;
        let words = Words::read(root)?;
        let rules = words.rules(&root.key("rules")?)?;
        let ForPeople {
            default_category,
            officers_min,
            rights,
            discipline,
            reasons,
        } = words.for_people(root)?;
        Ok(Pack {
            id: id.to_string(),
            version: u32::try_from(version).unwrap_or(u32::MAX),
            title: title.to_string(),
            title_en: title_en.to_string(),
            document: document.to_string(),
            issued,
            regions,
            from,
            replaces: replaces.map(ToString::to_string),
            utc_offset_minutes: i32::try_from(offset).unwrap_or(0),
            rules,
            articles: words.articles,
            levels: words.levels,
            categories: words.categories,
            grounds: words.grounds,
            facts: words.facts,
            officers_min,
            rights,
            discipline,
            reasons,
            default_category,
            hash: [0; 32],
        })
    }
}
