//! What a ground lifted is what would have been found without it.

use proptest::prelude::*;
use ruqi_rules::{Case, Facts, Rule, Visit, evaluate_without_messages, lifted};

use crate::PACKS;
use crate::scene::scene;

fn rules(facts: &Facts<'_>, pack: &ruqi_rules::Pack) -> Vec<Rule> {
    let mut rules: Vec<Rule> = evaluate_without_messages(facts, pack)
        .findings
        .iter()
        .map(|finding| finding.rule)
        .collect();
    rules.dedup();
    rules
}

#[test]
fn a_quiet_day_lifted_by_food_safety_is_named() {
    // The tenth worked case: a Monday, on a ground.
    let line = include_str!("../cases/rules-cases.jsonl")
        .lines()
        .nth(9)
        .unwrap();
    let case = Case::parse(line).unwrap();
    assert_eq!(lifted(&case.facts(), &PACKS[0]), [Rule::QuietDay]);
    let line = include_str!("../cases/rules-cases.jsonl")
        .lines()
        .nth(1)
        .unwrap();
    let without = Case::parse(line).unwrap();
    assert_eq!(lifted(&without.facts(), &PACKS[0]), []);
}

proptest! {
    #[test]
    fn what_is_lifted_is_found_without_the_ground_and_not_with_it(scene in scene()) {
        for pack in PACKS.iter() {
            let category = pack.category(&scene.visit.category).unwrap();
            let lifted = lifted(&scene.facts(), pack);
            let found = rules(&scene.facts(), pack);
            prop_assert!(lifted.iter().all(|rule| !found.contains(rule)));
            prop_assert!(lifted.is_sorted());
            if pack.implied_ground(category).is_some() {
                continue;
            }
            let bare = Visit { exemption: None, ..scene.visit.clone() };
            let mut without = rules(&Facts { visit: &bare, ..scene.facts() }, pack);
            without.retain(|rule| !found.contains(rule));
            prop_assert_eq!(lifted, without);
        }
    }
}
