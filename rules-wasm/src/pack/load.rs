//! From a file to a pack, refused with the place in the file.

mod for_people;
mod lists;
mod rule_terms;
mod settings;

use super::terms::Set;
use super::{Category, Ground, Index, Level, Pack};
use crate::json::{At, FromJson, Read, Refused, read};
use for_people::ForPeople;

/// Levels that the product knows (层级).
const LEVELS: [&str; 5] = ["national", "province", "city", "county", "township"];
/// Sets are kept as 64 bits; a document has some ten grounds, five levels, a handful of caps.
const MOST_IN_A_LIST: usize = 64;
/// A pack is some 5 kB; it is sent to every phone.
const LONGEST_FILE: usize = 256 * 1024;

pub(super) fn load(text: &str, hash: [u8; 32]) -> Result<Pack, Refused> {
    if text.len() > LONGEST_FILE {
        return Err(*Refused::at(
            "",
            format!("has {} bytes, a pack at most {LONGEST_FILE}", text.len()),
        ));
    }
    let unnamed: Pack = read(text, |_| true)?;
    Ok(Pack { hash, ..unnamed })
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
            grades: words.grades,
            officers_min,
            rights,
            discipline,
            default_category,
            hash: [0; 32],
        })
    }
}

/// The words that the rules of the pack may use.
struct Words {
    articles: Vec<(String, String)>,
    tiers: Vec<String>,
    levels: Vec<Level>,
    categories: Vec<Category>,
    grounds: Vec<Ground>,
    grades: Vec<String>,
}

impl Words {
    fn read(root: &At<'_, '_>) -> Read<Self> {
        let mut words = Words {
            articles: Vec::new(),
            tiers: Vec::new(),
            levels: Vec::new(),
            categories: Vec::new(),
            grounds: Vec::new(),
            grades: lists::texts_if_there(root, "grades")?,
        };
        for (number, at) in root.key("articles")?.entries()? {
            words
                .articles
                .push((number.to_owned(), at.text()?.to_string()));
        }
        for (key, at) in lists::entries(&root.key("grounds")?)? {
            let (zh, en) = lists::names(&at)?;
            words.grounds.push(Ground {
                key: key.to_owned(),
                zh,
                en,
                lifts_blank: at.key("lifts_blank")?.read()?,
            });
        }
        for (key, at) in lists::entries(&root.key("levels")?)? {
            let level = words.level(key, &at)?;
            words.levels.push(level);
        }
        for (key, at) in lists::entries(&root.key("categories")?)? {
            let (zh, en) = lists::names(&at)?;
            let inspection = at.key("inspection")?.read()?;
            let implies = at
                .key("implies")?
                .nullable()
                .map(|at| words.ground(at))
                .transpose()?;
            words.categories.push(Category {
                key: key.to_owned(),
                zh,
                en,
                inspection,
                implies,
            });
        }
        Ok(words)
    }

    fn level(&mut self, key: &str, at: &At<'_, '_>) -> Read<Level> {
        if !LEVELS.contains(&key) {
            return at.refuse(format!("is not a level; levels are {}", LEVELS.join(", ")));
        }
        let tier = match at.key("tier")?.nullable() {
            None => None,
            Some(tier) => {
                let name = tier.text()?.as_ref();
                let known = self
                    .tiers
                    .iter()
                    .position(|known| known == name)
                    .unwrap_or_else(|| {
                        self.tiers.push(name.to_owned());
                        self.tiers.len() - 1
                    });
                Index::try_from(known).ok()
            }
        };
        Ok(Level {
            key: key.to_owned(),
            tier,
            in_force: at.key("in_force")?.read()?,
        })
    }

    fn ground(&self, at: &At<'_, '_>) -> Read<Index> {
        lists::one_of(
            at,
            self.grounds.iter().map(|ground| ground.key.as_str()),
            "a ground of this pack",
        )
    }

    fn ground_set(&self, at: &At<'_, '_>) -> Read<Set> {
        lists::set(at, |at| self.ground(at))
    }

    fn tier_set(&self, at: &At<'_, '_>) -> Read<Set> {
        lists::set(at, |at| {
            lists::one_of(
                at,
                self.tiers.iter().map(String::as_str),
                "the tier of any level",
            )
        })
    }
}
