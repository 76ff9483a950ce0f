//! Finds why the phone showed another verdict than the server's. A phone that could not know is told apart from an
//! officer who was warned and went in.

use std::collections::{HashMap, HashSet};

use ruqi_rules::{Finding, Instant, Pack, Verdict, VerdictWord};

use crate::faults::{Defence, enabled};
use crate::record::shown_verdict::{ShownFinding, ShownVerdict};
use crate::registration::derive::base::Base;
use crate::registration::derive::derived_visit::CodeTarget;
use crate::registration::derive::derived_visit::DerivedVisit;
use crate::registration::judge::stored_output::MAX_BECAUSE;
use crate::store::derived::registrations::Visit;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::ids::EventId;
use crate::wire::differences::Difference;

/// Lists all reasons that hold; empty where the phone showed the same and there was nothing to warn of.
pub(crate) fn between(
    base: &Base,
    derived: &DerivedVisit,
    verdict: &Verdict,
    pack: &Pack,
    visits: &[Visit],
) -> Vec<Difference> {
    let (state, location) = (&derived.state, &derived.location);
    let mut reasons = marks(derived);
    let marked = reasons.len();
    reasons.extend(named_level(base, derived));
    let Some(shown) = &base.body.shown else {
        reasons.push(Difference::NotEvaluated);
        return reasons;
    };
    if !is_same(shown, verdict) {
        reasons.extend(could_not_know(shown, verdict, visits));
        reasons.extend(data_old(base, shown));
        reasons.extend(pack_older(base, pack));
        reasons.extend(clock_wrong(base));
        let resolved = base.body.enterprise.is_none()
            && matches!(location.enterprise, EnterpriseKey::Known(_));
        // What neither level, data, pack nor clock explains came afterwards.
        if state.amended || state.withdrawn || resolved || reasons.len() == marked {
            reasons.push(Difference::ChangedSince);
        }
    }
    let went_in = base
        .body
        .decision
        .as_ref()
        .is_some_and(|decision| decision.went_in);
    if shown.verdict == VerdictWord::Violation.as_str() && went_in {
        reasons.push(Difference::WarnedAndWentIn);
    }
    reasons
}

/// Marks what the registration says and is not so, whatever the verdicts.
fn marks(derived: &DerivedVisit) -> Vec<Difference> {
    let location = &derived.location;
    let mut marks = Vec::from_iter(code_elsewhere(location.code_target));
    if location.names_other_premises {
        marks.push(Difference::PremisesElsewhere);
    }
    let others = &derived.named.others;
    if !others.is_empty() {
        marks.push(Difference::NamedOthers {
            officers: others.iter().map(ToString::to_string).collect(),
        });
    }
    marks
}

/// Marks a level that is not the organ's, which decides; that alone can make the phone judge otherwise.
fn named_level(base: &Base, derived: &DerivedVisit) -> Option<Difference> {
    let named = base.body.level;
    (named != derived.level).then(|| Difference::NamedLevel {
        level: named.as_str().to_owned(),
    })
}

/// The same findings, resting on the same visits.
fn is_same(shown: &ShownVerdict, verdict: &Verdict) -> bool {
    let is_same = |(shown, ours): (&ShownFinding, &Finding)| {
        let rests = match shown.is_shortened() {
            true => ours.because.starts_with(&shown.because),
            false => ours.because == shown.because,
        };
        is_of_one_rule(shown, ours) && rests
    };
    shown.verdict == verdict.verdict.as_str()
        && shown.findings.len() == verdict.findings.len()
        && shown.findings.iter().zip(&verdict.findings).all(is_same)
}

fn is_of_one_rule(shown: &ShownFinding, ours: &Finding) -> bool {
    shown.rule == ours.rule.as_str() && shown.cap == ours.cap
}

/// Visits that the verdict rests on, the phone's did not, and that came after the phone last asked. Of a list that the
/// phone shortened nothing is said beyond what it names.
fn could_not_know(shown: &ShownVerdict, verdict: &Verdict, visits: &[Visit]) -> Option<Difference> {
    let known: HashSet<&String> = (shown.findings.iter())
        .flat_map(|finding| &finding.because)
        .collect();
    let received: HashMap<EventId, Instant> = (visits.iter())
        .map(|visit| (visit.id, visit.received_at))
        .collect();
    let came_after = |id: &String| {
        let received_at = id.parse().ok().and_then(|id| received.get(&id));
        received_at.is_some_and(|at| shown.as_of.is_none_or(|as_of| *at > as_of))
    };
    let named = |ours: &Finding| {
        let its = (shown.findings.iter()).find(|shown| is_of_one_rule(shown, ours));
        its.filter(|its| its.is_shortened())
            .map_or(usize::MAX, |its| its.because.len())
    };
    let mut unknown: Vec<&String> = (verdict.findings.iter())
        .flat_map(|ours| ours.because.iter().take(named(ours)))
        .filter(|id| !known.contains(id) && came_after(id))
        .collect();
    unknown.sort();
    unknown.dedup();
    let total = unknown.len();
    (total > 0).then(|| Difference::PhoneDidNotKnow {
        visits: unknown.into_iter().take(MAX_BECAUSE).cloned().collect(),
        visits_total: (total > MAX_BECAUSE).then_some(total),
    })
}

/// Marks a code that leads to another enterprise than the one named, which counts.
fn code_elsewhere(target: CodeTarget) -> Option<Difference> {
    match target {
        CodeTarget::Another(enterprise) => Some(Difference::CodeElsewhere {
            enterprise: enterprise.to_string(),
            enterprise_name: None,
        }),
        CodeTarget::Fits | CodeTarget::Nothing => None,
    }
}

/// From an hour on.
fn data_old(base: &Base, shown: &ShownVerdict) -> Option<Difference> {
    let hours = (base.event.estimated_at - shown.as_of?) / Instant::HOUR;
    let hours = u32::try_from(hours).ok().filter(|hours| *hours > 0)?;
    Some(Difference::DataOld { hours })
}

fn pack_older(base: &Base, pack: &Pack) -> Option<Difference> {
    let (hash, shown) = base.body.pack.as_ref()?;
    let differs = enabled(Defence::PackExplained) && *hash != pack.hash();
    differs.then(|| Difference::PackOlder {
        shown: shown.clone(),
    })
}

/// From a second on.
fn clock_wrong(base: &Base) -> Option<Difference> {
    let seconds = base.event.shift / 1_000;
    (seconds != 0).then_some(Difference::ClockWrong { seconds })
}
