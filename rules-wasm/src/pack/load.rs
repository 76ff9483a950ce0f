//! From a file to a pack, refused with the place in the file.

mod rules;
mod settings;

use serde_json::Value;

use super::json::{At, Read};
use super::terms::Set;
use super::{Category, Ground, Index, Level, Pack, PackError};

/// Levels that the product knows (层级).
const LEVELS: [&str; 5] = ["national", "province", "city", "county", "township"];
/// Sets are kept as 64 bits; a document has some ten grounds, five levels, a handful of caps.
const MOST_IN_A_LIST: usize = 64;
/// A pack is some 5 kB; it is sent to every phone.
const LONGEST_FILE: usize = 256 * 1024;

pub(super) fn load(text: &str, hash: [u8; 32]) -> Result<Pack, PackError> {
    let whole = |why: String| PackError {
        place: String::new(),
        why,
    };
    if text.len() > LONGEST_FILE {
        return Err(whole(format!(
            "has {} bytes, a pack at most {LONGEST_FILE}",
            text.len()
        )));
    }
    let value: Value =
        serde_json::from_str(text).map_err(|error| whole(format!("is not JSON: {error}")))?;
    let root = At::root(&value);
    let words = Words::read(&root)?;
    let text = |key: &str| -> Read<String> { Ok(root.key(key)?.text()?.to_owned()) };
    Ok(Pack {
        id: text("id")?,
        version: u32::try_from(root.key("version")?.number(1, i64::from(u32::MAX))?)
            .unwrap_or(u32::MAX),
        title: text("title")?,
        title_en: text("title_en")?,
        document: text("document")?,
        issued: root.key("issued")?.date()?,
        regions: root.key("regions")?.texts()?,
        from: root
            .key("from")?
            .nullable()
            .map(|at| at.date())
            .transpose()?,
        replaces: root
            .key("replaces")?
            .nullable()
            .map(|at| at.text().map(str::to_owned))
            .transpose()?,
        utc_offset_minutes: i32::try_from(root.key("utc_offset_minutes")?.number(-840, 840)?)
            .unwrap_or(0),
        rules: words.rules(&root.key("rules")?)?,
        articles: words.articles,
        levels: words.levels,
        categories: words.categories,
        grounds: words.grounds,
        hash,
    })
}

/// The words that the rules of the pack may use.
struct Words {
    articles: Vec<(String, String)>,
    tiers: Vec<String>,
    levels: Vec<Level>,
    categories: Vec<Category>,
    grounds: Vec<Ground>,
}

impl Words {
    fn read(root: &At<'_>) -> Read<Self> {
        let mut words = Words {
            articles: Vec::new(),
            tiers: Vec::new(),
            levels: Vec::new(),
            categories: Vec::new(),
            grounds: Vec::new(),
        };
        for (number, at) in root.key("articles")?.entries()? {
            words
                .articles
                .push((number.to_owned(), at.text()?.to_owned()));
        }
        for (key, at) in limited(&root.key("grounds")?)? {
            let (zh, en) = names(&at)?;
            words.grounds.push(Ground {
                key: key.to_owned(),
                zh,
                en,
                lifts_blank: at.key("lifts_blank")?.truth()?,
            });
        }
        for (key, at) in limited(&root.key("levels")?)? {
            let level = words.level(key, &at)?;
            words.levels.push(level);
        }
        for (key, at) in limited(&root.key("categories")?)? {
            let (zh, en) = names(&at)?;
            let inspection = at.key("inspection")?.truth()?;
            let implies = at
                .key("implies")?
                .nullable()
                .map(|at| words.ground(&at))
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

    fn level(&mut self, key: &str, at: &At<'_>) -> Read<Level> {
        if !LEVELS.contains(&key) {
            return at.refuse(format!("is not a level; levels are {}", LEVELS.join(", ")));
        }
        let tier = match at.key("tier")?.nullable() {
            None => None,
            Some(tier) => {
                let name = tier.text()?;
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
            in_force: at.key("in_force")?.date()?,
        })
    }

    fn ground(&self, at: &At<'_>) -> Read<Index> {
        at.one_of(
            self.grounds.iter().map(|ground| ground.key.as_str()),
            "a ground of this pack",
        )
    }

    fn ground_set(&self, at: &At<'_>) -> Read<Set> {
        at.set(|at| self.ground(at))
    }

    fn tier_set(&self, at: &At<'_>) -> Read<Set> {
        at.set(|at| {
            at.one_of(
                self.tiers.iter().map(String::as_str),
                "the tier of any level",
            )
        })
    }
}

fn limited<'v>(at: &At<'v>) -> Read<Vec<(&'v str, At<'v>)>> {
    let entries = at.entries()?;
    if entries.len() > MOST_IN_A_LIST {
        return at.refuse(format!("has more than {MOST_IN_A_LIST} entries"));
    }
    match entries.iter().find(|(key, _)| key.is_empty()) {
        Some((_, entry)) => entry.refuse("has an empty name"),
        None => Ok(entries),
    }
}

fn names(at: &At<'_>) -> Read<(String, String)> {
    Ok((
        at.key("zh")?.text()?.to_owned(),
        at.key("en")?.text()?.to_owned(),
    ))
}
