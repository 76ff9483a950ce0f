//! The words of a pack: its articles, levels, categories and grounds, and what facts about enterprises can be: all that its rules may name.

use super::lists;
use crate::domain::enterprise_facts::{EachFact, EnterpriseFact};
use crate::json::{At, Read};
use crate::pack::terms::Set;
use crate::pack::{Category, Ground, Index, Level};

/// Levels that the product knows (层级).
const LEVELS: [&str; 5] = ["national", "province", "city", "county", "township"];

/// The words that the rules of the pack may use.
pub(super) struct Words {
    pub(super) articles: Vec<(String, String)>,
    pub(super) tiers: Vec<String>,
    pub(super) levels: Vec<Level>,
    pub(super) categories: Vec<Category>,
    pub(super) grounds: Vec<Ground>,
    pub(super) facts: EachFact<Vec<String>>,
}

impl Words {
    pub(super) fn read(root: &At<'_, '_>) -> Read<Self> {
        let mut words = Words {
            articles: Vec::new(),
            tiers: Vec::new(),
            levels: Vec::new(),
            categories: Vec::new(),
            grounds: Vec::new(),
            facts: EachFact::default(),
        };
        for fact in EnterpriseFact::ALL {
            words.facts[*fact] = lists::texts_if_there(root, fact.key_of_list())?;
        }
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

    pub(super) fn ground(&self, at: &At<'_, '_>) -> Read<Index> {
        lists::one_of(
            at,
            self.grounds.iter().map(|ground| ground.key.as_str()),
            "a ground of this pack",
        )
    }

    pub(super) fn ground_set(&self, at: &At<'_, '_>) -> Read<Set> {
        lists::set(at, |at| self.ground(at))
    }

    pub(super) fn tier_set(&self, at: &At<'_, '_>) -> Read<Set> {
        lists::set(at, |at| {
            lists::one_of(
                at,
                self.tiers.iter().map(String::as_str),
                "the tier of any level",
            )
        })
    }
}
