//! The phone's book reaches the verdicts that a case reaches.

use proptest::prelude::*;
use ruqi_rules::{
    Book, BookError, CANDIDATE_NUMBERS, Candidates, NO_DATE, PackSet, Verdict, VerdictWord,
    evaluate, evaluate_without_messages, output_line,
};

use crate::PACKS;
use crate::paper::{asked, book, can_be_written, handles};
use crate::scene::{Scene, scene};

fn in_short(verdict: &Verdict) -> [i32; 3] {
    let grade = match verdict.verdict {
        VerdictWord::Clear => 0,
        VerdictWord::Caution => 1,
        VerdictWord::Violation => 2,
    };
    let rules = verdict
        .findings
        .iter()
        .fold(0, |rules, finding| rules | finding.rule.bit());
    [
        grade,
        rules.cast_signed(),
        verdict.earliest_date.map_or(NO_DATE, |date| date.days()),
    ]
}

proptest! {
    #[test]
    fn the_book_agrees_with_the_case(scene in scene()) {
        prop_assume!(can_be_written(&scene.visit));
        let mut book = book(&scene);
        let handles = handles(&mut book, &scene.visit, scene.enterprise);
        // The columns carry whole milliseconds exactly.
        let times = [scene.visit.at.millis() as f64, scene.visit.started_at.map_or(f64::NAN, |at| at.millis() as f64)];
        for (number, pack) in PACKS.iter().enumerate() {
            let one = book.judge_one(number, &asked(&scene.visit, scene.enterprise), scene.history_as_of).unwrap();
            prop_assert_eq!(one, output_line(&scene.visit.id, &evaluate(&scene.facts(), pack)));
            let list = book.judge_list(number, Candidates { handles: &handles, times: &times }, scene.history_as_of).unwrap();
            prop_assert_eq!(list, in_short(&evaluate_without_messages(&scene.facts(), pack)));
        }
    }

    #[test]
    fn dropping_a_visit_is_as_if_it_had_never_been(scene in scene()) {
        prop_assume!(can_be_written(&scene.visit));
        let mut book = book(&scene);
        book.drop_visits(scene.history.iter().map(|visit| &*visit.id).chain(["unheard of"]));
        let empty = Scene { history: vec![], ..scene.clone() };
        let one = book.judge_one(0, &asked(&scene.visit, scene.enterprise), scene.history_as_of).unwrap();
        prop_assert_eq!(one, output_line(&scene.visit.id, &evaluate(&empty.facts(), &PACKS[0])));
    }
}

#[test]
fn what_the_book_cannot_take_is_refused_with_the_row() {
    let mut book = Book::new(PackSet::new(PACKS.to_vec()).unwrap()).unwrap();
    let error = |result: Result<(), BookError>| result.unwrap_err().to_string();
    assert!(error(book.take_visits("[[]]")).starts_with("/0"));
    assert!(error(book.take_visits("{}")).starts_with(": "));
    assert!(error(book.take_visits(r#"[["v","e",null,"o","city",1.5]]"#)).starts_with("/0"));
    assert!(
        error(book.set_plan(Some(r#"[["p","o",null,[],"2026-02-30","2026-03-01"]]"#)))
            .starts_with("/0/4: is a day")
    );
    assert_eq!(
        error(book.set_filings(Some(r#"[["f","o",null,[],"2026-02-01","2026-03-01"]]"#))),
        "/0/6: is missing"
    );
}

#[test]
fn a_list_that_does_not_fit_is_refused() {
    let mut book = Book::new(PackSet::new(PACKS.to_vec()).unwrap()).unwrap();
    let known = book.handle("known").unwrap();
    let matters = book.matters_handle(&["SPJD-01"]).unwrap();
    let mut handles = [known; CANDIDATE_NUMBERS];
    handles[5] = matters;
    let list = |handles: &[u32], times: &[f64], pack| {
        book.judge_list(pack, Candidates { handles, times }, None)
    };
    assert!(list(&handles, &[0.0, f64::NAN], 0).is_ok());
    assert!(list(&[], &[], 0).unwrap().is_empty());
    assert_eq!(
        list(&handles, &[0.0], 0),
        Err(BookError::UnevenColumns {
            handles: CANDIDATE_NUMBERS,
            times: 1
        })
    );
    assert_eq!(
        list(&handles[1..], &[], 0),
        Err(BookError::UnevenColumns {
            handles: CANDIDATE_NUMBERS - 1,
            times: 0
        })
    );
    assert_eq!(
        list(&handles, &[0.0, 0.0], 7),
        Err(BookError::UnknownPack(7))
    );
    for place in [0, 1, 5, 7, 9] {
        let mut wrong = handles;
        wrong[place] = 1_000_000;
        assert_eq!(
            list(&wrong, &[0.0, 0.0], 0),
            Err(BookError::UnknownHandle(1_000_000))
        );
    }
    // Any number of JavaScript's is a time.
    assert!(list(&handles, &[f64::INFINITY, f64::NEG_INFINITY], 0).is_ok());
}
