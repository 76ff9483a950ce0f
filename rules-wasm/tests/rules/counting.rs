//! Properties of what says whose verdict a visit that comes or goes can change: nobody else's changes.

use proptest::prelude::*;
use ruqi_rules::{Facts, Visit, counts_on, evaluate};

use crate::PACKS;
use crate::scene::{scene, visit};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_024))]

    #[test]
    fn a_visit_that_comes_changes_only_verdicts_that_count_it(scene in scene(), comes in visit()) {
        let comes = Visit { id: "comes".into(), enterprise: scene.visit.enterprise.clone(), void: false, ..comes };
        let mut with = scene.clone();
        with.history.push(comes.clone());
        for pack in PACKS.iter() {
            let (before, after) = (evaluate(&scene.facts(), pack), evaluate(&with.facts(), pack));
            let alone = Facts { history: std::slice::from_ref(&comes), ..scene.facts() };
            let own = pack.date(scene.visit.instant());
            let counts = [Some(own), before.earliest_date]
                .into_iter()
                .flatten()
                .any(|date| counts_on(&alone, date, pack));
            prop_assert!(counts || before == after);
        }
    }

    #[test]
    fn a_visit_that_goes_changes_only_verdicts_that_counted_it(scene in scene(), goes in visit()) {
        let goes = Visit { id: "goes".into(), enterprise: scene.visit.enterprise.clone(), void: false, ..goes };
        let mut with = scene.clone();
        with.history.push(goes.clone());
        for pack in PACKS.iter() {
            let (before, after) = (evaluate(&with.facts(), pack), evaluate(&scene.facts(), pack));
            let alone = Facts { history: std::slice::from_ref(&goes), ..scene.facts() };
            let date = pack.date(goes.instant()).max(pack.date(scene.visit.instant()));
            let reaches = before.earliest_date.is_none_or(|earliest| earliest >= date);
            prop_assert!((reaches && counts_on(&alone, date, pack)) || before == after);
        }
    }
}
