//! A line in, a line out: what `ruqi check` and the phone's `evaluate` share.

use std::borrow::Cow;

use serde::Serialize;

use crate::domain::calendar::Date;
use crate::domain::case::{Case, CaseError, Facts};
use crate::evaluation::{evaluate, evaluate_without_messages};
use crate::finding::{Finding, Verdict, VerdictWord};
use crate::json::{At, FromJson, Read, read};
use crate::pack::Pack;

/// Judges one case. Returns its line of output, and whether it was a case at all:
/// `{"id":…,"verdict":…,"findings":[…],"earliest_date":…}`, else `{"id":…,"error":"/visit/at: why"}`.
/// No line break at the end, no spaces between; the id is null where none could be read.
#[must_use]
pub fn check_line(line: &str, pack: &Pack) -> (String, bool) {
    check(line, pack, evaluate)
}

/// As [`check_line`], the findings without their messages.
#[must_use]
pub fn check_line_without_messages(line: &str, pack: &Pack) -> (String, bool) {
    check(line, pack, evaluate_without_messages)
}

fn check(line: &str, pack: &Pack, evaluate: fn(&Facts<'_>, &Pack) -> Verdict) -> (String, bool) {
    let judge = || -> Result<String, CaseError> {
        let case = Case::parse(line)?;
        case.facts().check(pack)?;
        Ok(output_line(&case.id, &evaluate(&case.facts(), pack)))
    };
    match judge() {
        Ok(output) => (output, true),
        Err(error) => (refusal(line, &error), false),
    }
}

/// A verdict as it is written, its keys in this order.
#[derive(Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
struct Output<'a> {
    id: &'a str,
    verdict: VerdictWord,
    #[cfg_attr(feature = "wasm", tsify(type = "Finding[]"))]
    findings: &'a [Finding],
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    earliest_date: Option<Date>,
}

/// A verdict as a line of output, under the id given.
#[must_use]
pub fn output_line(id: &str, verdict: &Verdict) -> String {
    let Verdict {
        verdict,
        findings,
        earliest_date,
    } = verdict;
    to_json(&Output {
        id,
        verdict: *verdict,
        findings,
        earliest_date: *earliest_date,
    })
}

/// The id of what may not be a case otherwise.
struct Named<'a>(Cow<'a, str>);

impl<'a> FromJson<'a> for Named<'a> {
    fn read(at: &At<'_, 'a>) -> Read<Self> {
        at.key("id")?.any_text().cloned().map(Named)
    }
}

/// What stands in the place of a verdict where the text is no case.
#[derive(Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
struct Refusal<'a> {
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    id: Option<Cow<'a, str>>,
    error: String,
}

fn refusal(line: &str, error: &CaseError) -> String {
    let id = read(line, |key| key == "id").ok().map(|Named(id)| id);
    to_json(&Refusal {
        id,
        error: error.to_string(),
    })
}

/// Texts and lists alone cannot fail to become JSON.
pub(crate) fn to_json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
