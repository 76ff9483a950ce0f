//! The layout written as a module of TypeScript, so that the app has no column and no number of its own.

use crate::domain::enterprise_facts::EnterpriseFact;
use crate::finding::{Rule, VerdictWord};
use crate::layout::{
    BriefColumn, CANDIDATE_NUMBERS, CandidateColumn, CandidateTime, EnterpriseColumn, FilingColumn,
    NO_DATE, PlanItemColumn, VisitColumn,
};
use crate::telling::EXCEPTED;

/// The layout as a module of TypeScript.
#[must_use]
pub fn layout_ts() -> String {
    let list = |name: &str, words: &[&str]| format!("export const {name} = {words:?} as const;\n");
    let places = |name: &str, words: &[&str]| {
        let places: Vec<String> = (0..).zip(words).map(place).collect();
        format!(
            "export const {name} = {{ {} }} as const;\n",
            places.join(", ")
        )
    };
    [
        list("VISIT_COLUMNS", VisitColumn::WORDS),
        list("PLAN_ITEM_COLUMNS", PlanItemColumn::WORDS),
        list("FILING_COLUMNS", FilingColumn::WORDS),
        list("VERDICT_WORDS", VerdictWord::WORDS),
        list("RULES", Rule::WORDS),
        format!(
            "export const EXCEPTED = {{ zh: {:?}, en: {:?} }} as const;\n",
            EXCEPTED.0, EXCEPTED.1
        ),
        places(
            "CANDIDATE",
            &[CandidateColumn::WORDS, EnterpriseFact::WORDS].concat(),
        ),
        places("BRIEF", BriefColumn::WORDS),
        places("CANDIDATE_TIME", CandidateTime::WORDS),
        format!("export const CANDIDATE_NUMBERS = {CANDIDATE_NUMBERS};\n"),
        format!(
            "export const CANDIDATE_TIMES = {};\n",
            CandidateTime::ALL.len()
        ),
        format!(
            "export const ENTERPRISE_FACTS = {:?} as const;\n",
            EnterpriseFact::ALL
                .iter()
                .map(|fact| [fact.as_str(), EnterpriseColumn::of(*fact).as_str()])
                .collect::<Vec<_>>()
        ),
        format!("export const BRIEF_NUMBERS = {};\n", BriefColumn::ALL.len()),
        format!("export const NO_DATE = {NO_DATE};\n"),
    ]
    .concat()
}

fn place((place, word): (usize, &&str)) -> String {
    format!("{word}: {place}")
}
