//! Phrases that the rules' messages share. Messages name ids, codes, dates and local times: a case knows no names, and
//! server and phone must agree byte for byte. They never contain a reference, a reason or a person's name.

use crate::domain::calendar::Date;
use crate::domain::case::Facts;
use crate::domain::enterprise_facts::EnterpriseFact;
use crate::domain::id::Id;
use crate::finding::Message;
use crate::pack::Pack;
use crate::pack::terms::Terms;
use crate::view::Past;

/// How the sentence begins that names the grounds which would lift a rule. It stands between the facts, which are the
/// first sentence, and the way out; a screen that folds it finds it by these words.
pub(crate) const EXCEPTED: (&str, &str) = (
    "有下列事由并注明依据的除外：",
    "Excepted with proof of one of these grounds: ",
);

/// How many visits or matters a message names before it only counts them: it is read at a door, on a phone.
const NAMED_AT_MOST: usize = 5;

/// What a message may draw on.
pub(crate) struct Telling<'t> {
    pub(crate) facts: &'t Facts<'t>,
    pub(crate) pack: &'t Pack,
    /// The visit's.
    pub(crate) date: Date,
    pub(crate) earliest_date: Option<Date>,
}

impl Telling<'_> {
    /// `CS-SCJG 2026-03-05 09:30、…`
    pub(crate) fn visits(&self, because: &[&Past]) -> Message {
        listed(
            (because.iter().take(NAMED_AT_MOST))
                .map(|past| self.visit(past))
                .collect(),
            because.len(),
            ("次", "visits"),
        )
    }

    /// `TY-SCJG 2026-03-05 09:30（SPJD-01）、…`
    pub(crate) fn visits_with_matters(&self, because: &[&Past]) -> Message {
        let with_matters = |past: &&Past| {
            let history = &self.facts.history[past.index].matters;
            let shared = distinct(
                self.facts
                    .visit
                    .matters
                    .iter()
                    .filter(|matter| history.contains(matter)),
            );
            let (count, visit) = (shared.len(), self.visit(past));
            let matters = listed(shared, count, ("项", "matters"));
            (
                format!("{visit}（{}）", matters.zh),
                format!("{visit} ({})", matters.en),
            )
        };
        let (zh, en): (Vec<_>, Vec<_>) =
            because.iter().take(NAMED_AT_MOST).map(with_matters).unzip();
        Message {
            zh: listed(zh, because.len(), ("次", "visits")).zh,
            en: listed(en, because.len(), ("次", "visits")).en,
        }
    }

    fn visit(&self, past: &Past) -> String {
        format!(
            "{} {}",
            self.facts.history[past.index].organ,
            past.instant.local(self.pack.utc_offset_minutes)
        )
    }

    /// The visit's matters that meet a condition, given their places.
    pub(crate) fn matters(&self, condition: impl Fn(usize) -> bool) -> Message {
        let chosen = self
            .facts
            .visit
            .matters
            .iter()
            .enumerate()
            .filter(|(index, _)| condition(*index));
        let matters = distinct(chosen.map(|(_, matter)| matter));
        let count = matters.len();
        let Message { zh, en } = listed(matters, count, ("项", "matters"));
        Message {
            zh: format!("检查事项{zh}"),
            en: format!("Inspection matter {en}"),
        }
    }

    /// A fact about the enterprise, as far as the pack lists it.
    pub(crate) fn fact(&self, fact: EnterpriseFact) -> Option<&str> {
        let place = self.pack.fact_index(fact, self.facts.enterprise[fact]?)?;
        let listed = self.pack.listed(fact).get(usize::from(place));
        listed.map(String::as_str)
    }

    /// Which grounds would lift a rule; nothing where none does.
    pub(crate) fn lifted_by(&self, terms: &Terms) -> Message {
        let grounds = || {
            terms
                .lifted_by_in_order
                .iter()
                .filter_map(|index| self.pack.grounds.get(usize::from(*index)))
        };
        let zh: Vec<&str> = grounds().map(|ground| ground.zh.as_str()).collect();
        let en: Vec<&str> = grounds().map(|ground| ground.en.as_str()).collect();
        if zh.is_empty() {
            return Message::default();
        }
        Message {
            zh: format!("{}{}。", EXCEPTED.0, zh.join("、")),
            en: format!("{}{}. ", EXCEPTED.1, en.join("; ")),
        }
    }

    /// The way out in time; plan and filing are another matter.
    pub(crate) fn other_date(&self) -> Message {
        match self.earliest_date {
            Some(date) => {
                let (zh, en) = weekday(date);
                Message {
                    zh: format!("从时间上看，最早可于{date}（{zh}）前往；计划和备案须另行核对。"),
                    en: format!("In timing, the earliest date is {date} ({en}); plan and filing are to be checked apart."),
                }
            }
            None => Message {
                zh: "此后800日内没有合适的日期；计划和备案须另行核对。".to_owned(),
                en: "There is no such date in the 800 days after; plan and filing are to be checked apart.".to_owned(),
            },
        }
    }

    /// Name of the ground stated, or implied by the category; `None` where the pack does not know it.
    pub(crate) fn ground_claimed(&self) -> Option<Message> {
        let visit = self.facts.visit;
        let ground = match &visit.exemption {
            Some(exemption) => self.pack.ground(&exemption.ground),
            None => self
                .pack
                .implied_ground(self.pack.category(&visit.category)?),
        }?;
        Some(Message {
            zh: ground.zh.clone(),
            en: ground.en.clone(),
        })
    }
}

/// Name of a weekday, Chinese and English.
pub(crate) fn weekday(date: Date) -> (&'static str, &'static str) {
    match date.weekday() {
        0 => ("星期一", "Monday"),
        1 => ("星期二", "Tuesday"),
        2 => ("星期三", "Wednesday"),
        3 => ("星期四", "Thursday"),
        4 => ("星期五", "Friday"),
        5 => ("星期六", "Saturday"),
        _ => ("星期日", "Sunday"),
    }
}

fn distinct<'i>(ids: impl Iterator<Item = &'i Id<'i>>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for id in ids {
        if !seen.iter().any(|known| known.as_str() == &**id) {
            seen.push(id.to_string());
        }
    }
    seen
}

/// The first few, and how many there are in all.
fn listed(mut names: Vec<String>, count: usize, (unit_zh, unit_en): (&str, &str)) -> Message {
    names.truncate(NAMED_AT_MOST);
    let (zh, en) = (names.join("、"), names.join(", "));
    if count <= NAMED_AT_MOST {
        return Message { zh, en };
    }
    Message {
        zh: format!("{zh}等{count}{unit_zh}"),
        en: format!("{en} and others, {count} {unit_en} in all"),
    }
}
