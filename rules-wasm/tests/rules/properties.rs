//! What holds for every case, under each pack.

use proptest::prelude::*;
use ruqi_rules::{
    Exemption, Facts, Id, Instant, Pack, Rule, Verdict, VerdictWord, Visit, evaluate,
    evaluate_without_messages,
};

use crate::PACKS;
use crate::scene::{DAY, scene, visit};

const OF_TIMING: [Rule; 4] = [
    Rule::QuietDay,
    Rule::OverFrequency,
    Rule::RepeatAcrossLevels,
    Rule::OverlapAcrossAgencies,
];

fn timing(verdict: &Verdict) -> Vec<(Rule, Option<String>)> {
    let of_timing = verdict
        .findings
        .iter()
        .filter(|finding| OF_TIMING.contains(&finding.rule));
    of_timing
        .map(|finding| (finding.rule, finding.cap.clone()))
        .collect()
}

fn moved(visit: &Visit<'static>, days: i64) -> Visit<'static> {
    let later = |instant: Instant| Instant::from_millis(instant.millis() + days * DAY);
    Visit {
        at: later(visit.at),
        started_at: visit.started_at.map(later),
        ..visit.clone()
    }
}

/// The definition, word for word: the first of 801 dates on which the moved visit raises none of the four.
fn earliest_date_by_trying(
    facts: &Facts<'_>,
    visit: &Visit<'static>,
    pack: &Pack,
) -> Option<ruqi_rules::Date> {
    (0..=800).find_map(|days| {
        let moved = moved(visit, days);
        let verdict = evaluate_without_messages(
            &Facts {
                visit: &moved,
                ..*facts
            },
            pack,
        );
        timing(&verdict)
            .is_empty()
            .then(|| pack.date(moved.instant()))
    })
}

proptest! {
    #[test]
    fn the_verdict_is_the_gravest_finding_and_findings_are_in_order(scene in scene()) {
        for pack in PACKS.iter() {
            let verdict = evaluate(&scene.facts(), pack);
            let gravest = verdict.findings.iter().map(|finding| VerdictWord::from(finding.severity)).max();
            prop_assert_eq!(verdict.verdict, gravest.unwrap_or(VerdictWord::Clear));
            prop_assert!(verdict.findings.is_sorted_by_key(|finding| finding.rule));
        }
    }

    /// Total: also what a case could not hold, an unknown level and category and ids of any kind.
    #[test]
    fn any_facts_get_a_verdict(scene in scene(), words in prop::collection::vec(".{0,4}", 4), millis in any::<i64>()) {
        let mut scene = scene;
        let word = |place: usize| Id::from(words[place].clone());
        let odd = Visit {
            id: word(0), level: word(1), category: word(2), matters: vec![], joint: Some(word(3)),
            started_at: Some(Instant::from_millis(millis)), ..scene.visit.clone()
        };
        scene.history.push(odd.clone());
        for pack in PACKS.iter() {
            for visit in [&scene.visit, &odd] {
                let verdict = evaluate(&Facts { visit, ..scene.facts() }, pack);
                prop_assert!(verdict.findings.iter().all(|finding| finding.message.is_some()));
            }
        }
    }

    #[test]
    fn the_order_of_history_is_irrelevant(scene in scene(), turn in 0_usize..8) {
        let mut other = scene.clone();
        other.history.reverse();
        let turn = turn % other.history.len().max(1);
        other.history.rotate_left(turn);
        for pack in PACKS.iter() {
            prop_assert_eq!(evaluate(&scene.facts(), pack), evaluate(&other.facts(), pack));
        }
    }

    #[test]
    fn a_void_visit_never_matters(scene in scene(), added in visit()) {
        let mut without = scene.clone();
        without.history.retain(|visit| !visit.void);
        let mut with = scene.clone();
        with.history.push(Visit { id: "added".into(), void: true, ..added });
        with.visit.void = !with.visit.void;
        for pack in PACKS.iter() {
            let verdict = evaluate(&scene.facts(), pack);
            prop_assert_eq!(&verdict, &evaluate(&without.facts(), pack));
            prop_assert_eq!(&verdict, &evaluate(&with.facts(), pack));
        }
    }

    #[test]
    fn a_ground_with_a_reference_adds_no_finding_of_timing(scene in scene(), ground in 0_usize..11) {
        for pack in PACKS.iter() {
            let category = pack.category(&scene.visit.category).unwrap();
            let without = Visit { exemption: None, ..scene.visit.clone() };
            let ground = pack.grounds.get(ground).map_or("unheard_of", |ground| ground.key.as_str());
            let exemption = Exemption { ground: ground.into(), reference: "12345-1".into() };
            let with = Visit { exemption: Some(exemption), ..scene.visit.clone() };
            let before = evaluate_without_messages(&Facts { visit: &without, ..scene.facts() }, pack);
            let after = evaluate_without_messages(&Facts { visit: &with, ..scene.facts() }, pack);
            if pack.implied_ground(category).is_none() {
                let before = timing(&before);
                prop_assert!(timing(&after).iter().all(|finding| before.contains(finding)));
            }
        }
    }

    #[test]
    fn messages_change_nothing_and_hold_no_reference(scene in scene()) {
        for pack in PACKS.iter() {
            let mut verdict = evaluate(&scene.facts(), pack);
            for finding in &mut verdict.findings {
                let message = finding.message.take().unwrap();
                prop_assert!(!message.zh.contains("株应急〔2026〕3号") && !message.en.contains("株应急〔2026〕3号"));
            }
            prop_assert_eq!(verdict, evaluate_without_messages(&scene.facts(), pack));
        }
    }
}

proptest! {
    // Each case is judged 801 times for each pack.
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_earliest_date_really_is_the_earliest(scene in scene()) {
        let in_between = scene.visit.at.millis().abs() < 100_000 * DAY;
        for pack in PACKS.iter().filter(|_| in_between) {
            let expected = earliest_date_by_trying(&scene.facts(), &scene.visit, pack);
            prop_assert_eq!(evaluate_without_messages(&scene.facts(), pack).earliest_date, expected);
        }
    }
}
