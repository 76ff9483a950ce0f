//! A policy pack (规则包): what a city sets, as data. Loaded once, checked whole, then only read.

mod listed;
mod load;
mod places;
mod reasons;
pub(crate) mod terms;
mod window;

pub(crate) mod set;

use crate::domain::calendar::{Date, Instant};
use crate::domain::enterprise_facts::{EachFact, EnterpriseFact};
use crate::finding::Message;
use crate::json::Refused;
use terms::Rules;

pub use listed::{Category, Ground, Level};
pub(crate) use places::Index;
pub use reasons::Reasons;

/// A pack that was checked.
#[derive(Debug, Clone)]
pub struct Pack {
    /// Names the pack; its versions share it.
    pub id: String,
    /// Rises with each pack that replaces another.
    pub version: u32,
    /// In Chinese.
    pub title: String,
    /// In English.
    pub title_en: String,
    /// Number of the document.
    pub document: String,
    /// Day of the document.
    pub issued: Date,
    /// GB/T 2260 codes; a region that no pack names takes its parent's.
    pub regions: Vec<String>,
    /// First day; `None`: from ever.
    pub from: Option<Date>,
    /// Id of the pack before.
    pub replaces: Option<String>,
    /// Civil time, in minutes ahead of UTC.
    pub utc_offset_minutes: i32,
    /// Number and text of each article.
    pub articles: Vec<(String, String)>,
    /// Levels of organs.
    pub levels: Vec<Level>,
    /// Categories of visits.
    pub categories: Vec<Category>,
    /// Grounds of exemption.
    pub grounds: Vec<Ground>,
    /// How many officers come at least (持证执法人员), for people: no rule reads it.
    pub officers_min: Option<u32>,
    /// What an enterprise is told of its rights, likewise.
    pub rights: Option<Message>,
    /// The discipline (廉政纪律) that officers are held to, likewise.
    pub discipline: Option<Message>,
    /// Reasons to tap where a form asks for one, likewise.
    pub reasons: Reasons,
    /// What facts about enterprises can be, where rules ask for them.
    pub(crate) facts: EachFact<Vec<String>>,
    pub(crate) default_category: Option<Index>,
    pub(crate) rules: Rules,
    hash: [u8; 32],
}

/// Why a text is no pack, and where: a JSON pointer into its file.
pub type PackError = Refused;

impl Pack {
    /// SHA-256 of the file's bytes in hex: the pack's name where it must be certain.
    #[must_use]
    pub fn hash(&self) -> String {
        self.hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The level of that key.
    #[must_use]
    pub fn level(&self, key: &str) -> Option<&Level> {
        self.levels.iter().find(|level| level.key == key)
    }

    /// The category of that key.
    #[must_use]
    pub fn category(&self, key: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.key == key)
    }

    /// The category that a form begins with: the one that the pack says, else its first.
    #[must_use]
    pub fn default_category(&self) -> Option<&Category> {
        self.categories
            .get(usize::from(self.default_category.unwrap_or(0)))
    }

    /// The ground of that key.
    #[must_use]
    pub fn ground(&self, key: &str) -> Option<&Ground> {
        self.grounds.iter().find(|ground| ground.key == key)
    }

    /// The ground that a category implies where none is stated.
    #[must_use]
    pub fn implied_ground(&self, category: &Category) -> Option<&Ground> {
        self.grounds.get(usize::from(category.implies?))
    }

    /// What a fact about an enterprise can be; empty where the city does not ask for it.
    #[must_use]
    pub fn listed(&self, fact: EnterpriseFact) -> &[String] {
        &self.facts[fact]
    }

    /// The text of an article.
    #[must_use]
    pub fn article(&self, number: &str) -> Option<&str> {
        self.articles
            .iter()
            .find(|(key, _)| key == number)
            .map(|(_, text)| text.as_str())
    }

    /// The civil date of an instant.
    #[must_use]
    pub fn date(&self, instant: Instant) -> Date {
        instant.date(self.utc_offset_minutes)
    }

    /// The last of the quiet days that a date stands among, one after the other; `None` where it is none.
    #[must_use]
    pub fn quiet_until(&self, date: Date) -> Option<Date> {
        self.rules.quiet_day.as_ref()?.last_from(date)
    }

    /// How far back a verdict can look, at most, in days: what a phone keeps, and what a server reads.
    #[must_use]
    pub fn longest_window_days(&self) -> u32 {
        self.rules.longest_window_days()
    }

    pub(crate) fn level_index(&self, key: &str) -> Option<Index> {
        place(self.levels.iter().position(|level| level.key == key))
    }

    pub(crate) fn category_index(&self, key: &str) -> Option<Index> {
        place(
            self.categories
                .iter()
                .position(|category| category.key == key),
        )
    }

    pub(crate) fn ground_index(&self, key: &str) -> Option<Index> {
        place(self.grounds.iter().position(|ground| ground.key == key))
    }

    pub(crate) fn fact_index(&self, fact: EnterpriseFact, word: &str) -> Option<Index> {
        place(self.facts[fact].iter().position(|known| known == word))
    }
}

/// Loading limits every list to 64, so a place always fits.
fn place(position: Option<usize>) -> Option<Index> {
    Index::try_from(position?).ok()
}
