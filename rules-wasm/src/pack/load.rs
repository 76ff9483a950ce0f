//! From a file to a pack, refused with the place in the file.

use serde_json::Value;

use super::json::{At, Read};
use super::terms::{
    Cap, Limited, OverFrequency, QuietDay, Repeat, Rules, Scope, Set, Terms, Window,
};
use super::{Category, Ground, Index, Level, Pack, PackError};
use crate::finding::{Rule, Severity};

/// Levels that the product knows (层级).
const LEVELS: [&str; 5] = ["national", "province", "city", "county", "township"];
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
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
        regions: texts(&root.key("regions")?)?,
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
        let key = at.text()?;
        find(
            self.grounds.iter().map(|ground| ground.key.as_str()),
            key,
            at,
            "a ground of this pack",
        )
    }

    fn ground_set(&self, at: &At<'_>) -> Read<Set> {
        set(at, |at| self.ground(at))
    }

    fn tier_set(&self, at: &At<'_>) -> Read<Set> {
        set(at, |at| {
            find(
                self.tiers.iter().map(String::as_str),
                at.text()?,
                at,
                "the tier of any level",
            )
        })
    }

    fn rules(&self, at: &At<'_>) -> Read<Rules> {
        for (key, rule) in at.entries()? {
            if !Rule::ALL.iter().any(|known| known.as_str() == key) {
                return rule.refuse("is not a rule");
            }
        }
        let terms = |rule: Rule| -> Read<Option<Terms>> {
            at.key_if_there(rule.as_str())?
                .map(|at| self.terms(rule, &at))
                .transpose()
        };
        let limit = |rule: Rule, key: &str| -> Read<Option<Limited>> {
            at.key_if_there(rule.as_str())?
                .map(|at| {
                    Ok(Limited {
                        terms: self.terms(rule, &at)?,
                        limit: at.key(key)?.number(0, 10_000)?,
                    })
                })
                .transpose()
        };
        let repeat = |rule: Rule| -> Read<Option<Repeat>> {
            at.key_if_there(rule.as_str())?
                .map(|at| self.repeat(rule, &at))
                .transpose()
        };
        Ok(Rules {
            not_in_force: self.terms(Rule::NotInForce, &at.key(Rule::NotInForce.as_str())?)?,
            quiet_day: at
                .key_if_there("quiet_day")?
                .map(|at| self.quiet_day(&at))
                .transpose()?,
            over_frequency: at
                .key_if_there("over_frequency")?
                .map(|at| self.over_frequency(&at))
                .transpose()?,
            repeat_across_levels: repeat(Rule::RepeatAcrossLevels)?,
            overlap_across_agencies: repeat(Rule::OverlapAcrossAgencies)?,
            off_plan: terms(Rule::OffPlan)?,
            plan_unknown: terms(Rule::PlanUnknown)?,
            unfiled: terms(Rule::Unfiled)?,
            filed_late: terms(Rule::FiledLate)?,
            filing_unknown: terms(Rule::FilingUnknown)?,
            registered_late: limit(Rule::RegisteredLate, "tolerance_minutes")?,
            afterwards_overdue: limit(Rule::AfterwardsOverdue, "days")?,
            not_scanned: terms(Rule::NotScanned)?,
            exemption_unsubstantiated: terms(Rule::ExemptionUnsubstantiated)?,
            stale_history: limit(Rule::StaleHistory, "hours")?,
        })
    }

    fn terms(&self, rule: Rule, at: &At<'_>) -> Read<Terms> {
        let article = match at.key("article")?.nullable() {
            None => None,
            Some(article) => {
                let number = article.text()?;
                if !self.articles.iter().any(|(known, _)| known == number) {
                    return article.refuse("is not an article of this pack");
                }
                Some(number.to_owned())
            }
        };
        let lifted_by = match (Rules::can_be_lifted(rule), at.key_if_there("lifted_by")?) {
            (true, _) => self.ground_set(&at.key("lifted_by")?)?,
            (false, None) => Set::default(),
            (false, Some(grounds)) => {
                return grounds.refuse("is given, but no ground lifts this rule");
            }
        };
        Ok(Terms {
            severities: self.severities(&at.key("severity")?)?,
            article,
            lifted_by,
        })
    }

    /// One word for all categories, or one for each with `*` for the rest.
    fn severities(&self, at: &At<'_>) -> Read<Vec<Severity>> {
        if at.value.is_string() {
            return Ok(vec![severity(at)?; self.categories.len()]);
        }
        let mut rest = None;
        let mut severities = vec![None; self.categories.len()];
        for (key, at) in at.entries()? {
            match self
                .categories
                .iter()
                .position(|category| category.key == key)
            {
                Some(index) => severities[index] = Some(severity(&at)?),
                None if key == "*" => rest = Some(severity(&at)?),
                None => return at.refuse("is not a category of this pack"),
            }
        }
        let whole: Option<Vec<Severity>> = severities
            .into_iter()
            .map(|severity| severity.or(rest))
            .collect();
        whole.map_or_else(
            || at.refuse("leaves out a category, and has no * for the rest"),
            Ok,
        )
    }

    fn quiet_day(&self, at: &At<'_>) -> Read<QuietDay> {
        let weekdays = at.key("weekdays")?;
        let days = at.key("days_of_month")?;
        let rule = QuietDay {
            terms: self.terms(Rule::QuietDay, at)?,
            weekdays: set(&weekdays, |at| {
                find(
                    WEEKDAYS.into_iter(),
                    at.text()?,
                    at,
                    "a weekday (mon to sun)",
                )
            })?,
            days_of_month: set(&days, |at| {
                Ok(Index::try_from(at.number(1, 31)?).unwrap_or(0))
            })?,
        };
        // Every day of the month falls on every weekday at some time, so only a full list leaves no day.
        if rule.weekdays.indices().count() == WEEKDAYS.len() {
            return weekdays.refuse("leaves no day on which one may come at all");
        }
        if rule.days_of_month.indices().count() == 31 {
            return days.refuse("leaves no day on which one may come at all");
        }
        Ok(rule)
    }

    fn over_frequency(&self, at: &At<'_>) -> Read<OverFrequency> {
        let caps_at = at.key("caps")?;
        let items = caps_at.items()?;
        if items.len() > MOST_IN_A_LIST {
            return caps_at.refuse(format!("has more than {MOST_IN_A_LIST} entries"));
        }
        let mut caps: Vec<Cap> = Vec::new();
        for at in items {
            let cap = self.cap(&at)?;
            if caps.iter().any(|known| known.id == cap.id) {
                return at.key("id")?.refuse("is another cap's id, too");
            }
            caps.push(cap);
        }
        Ok(OverFrequency {
            terms: self.terms(Rule::OverFrequency, at)?,
            not_counted: self.ground_set(&at.key("not_counted")?)?,
            caps,
        })
    }

    fn cap(&self, at: &At<'_>) -> Read<Cap> {
        let scope_at = at.key("scope")?;
        let scope = match scope_at.text()? {
            "organ" => Scope::Organ,
            "tiers" => Scope::Tiers(self.tier_set(&at.key("tiers")?)?),
            _ => return scope_at.refuse("is not a scope (organ or tiers)"),
        };
        let matters = at
            .key_if_there("matters")?
            .and_then(At::nullable)
            .map(|at| texts(&at))
            .transpose()?;
        Ok(Cap {
            id: at.key("id")?.text()?.to_owned(),
            scope,
            max: usize::try_from(at.key("max")?.number(1, 366)?).unwrap_or(1),
            window: window(&at.key("window")?)?,
            matters,
        })
    }

    fn repeat(&self, rule: Rule, at: &At<'_>) -> Read<Repeat> {
        Ok(Repeat {
            terms: self.terms(rule, at)?,
            not_counted: self.ground_set(&at.key("not_counted")?)?,
            window: window(&at.key("window")?)?,
            tiers: self.tier_set(&at.key("tiers")?)?,
            joint_apart: at.key("joint_apart")?.truth()?,
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

fn texts(at: &At<'_>) -> Read<Vec<String>> {
    let texts: Vec<String> = at
        .items()?
        .iter()
        .map(|at| at.text().map(str::to_owned))
        .collect::<Read<_>>()?;
    if texts.is_empty() {
        at.refuse("is empty")
    } else {
        Ok(texts)
    }
}

fn set(at: &At<'_>, read: impl Fn(&At<'_>) -> Read<Index>) -> Read<Set> {
    let mut set = Set::default();
    for item in at.items()? {
        set.insert(read(&item)?);
    }
    Ok(set)
}

fn find<'k>(
    mut known: impl Iterator<Item = &'k str>,
    key: &str,
    at: &At<'_>,
    what: &str,
) -> Read<Index> {
    let position = known
        .position(|known| known == key)
        .and_then(|position| Index::try_from(position).ok());
    position.map_or_else(|| at.refuse(format!("is not {what}")), Ok)
}

fn severity(at: &At<'_>) -> Read<Severity> {
    match at.text()? {
        "info" => Ok(Severity::Info),
        "caution" => Ok(Severity::Caution),
        "violation" => Ok(Severity::Violation),
        _ => at.refuse("is not a severity (info, caution, violation)"),
    }
}

fn window(at: &At<'_>) -> Read<Window> {
    if at.value.as_str() == Some("calendar_year") {
        return Ok(Window::CalendarYear);
    }
    if !at.value.is_object() {
        return at.refuse("is not a window (\"calendar_year\" or {\"months\": n})");
    }
    let months = at.key("months")?.number(1, 120)?;
    Ok(Window::Months(u32::try_from(months).unwrap_or(1)))
}
