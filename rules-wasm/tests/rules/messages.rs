//! What every message of the rules is made of: screens show its parts apart.

use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};
use ruqi_rules::{Date, Rule, evaluate, layout_ts};

use crate::PACKS;
use crate::scene::scene;

/// What a screen knows of the sentence about grounds: the words that it begins with, as the layout gives them.
fn excepted(language: &str) -> String {
    let layout = layout_ts();
    let line = layout
        .lines()
        .find(|line| line.starts_with("export const EXCEPTED"))
        .unwrap();
    let (_, after) = line.split_once(&format!("{language}: \"")).unwrap();
    after.split_once('"').unwrap().0.to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The facts, which grounds would lift it, the way out: each begins where a screen looks for it.
    #[test]
    fn a_message_is_a_sentence_of_facts_the_grounds_and_the_way_out(scene in scene()) {
        for (language, end) in [("zh", "。"), ("en", ". ")] {
            let excepted = excepted(language);
            for finding in PACKS.iter().flat_map(|pack| evaluate(&scene.facts(), pack).findings) {
                let message = finding.message.unwrap();
                let text = if language == "zh" { message.zh } else { message.en };
                let mut sentences = text.split(end).filter(|sentence| !sentence.is_empty());
                prop_assert!(!sentences.next().unwrap().contains(&excepted), "{text}");
                let grounds = sentences.next().is_some_and(|second| second.starts_with(&excepted));
                prop_assert_eq!(grounds, text.contains(&excepted), "{}", text);
                prop_assert!(!grounds || sentences.next().is_some(), "{text}");
            }
        }
    }
}

#[test]
fn quiet_days_end_with_the_last_of_them_that_follow_each_other() {
    let until = |pack: usize, date: &str| {
        let last = PACKS[pack].quiet_until(Date::parse(date).unwrap());
        last.map(|last| last.to_string())
    };
    // Monday to Wednesday
    for date in ["2026-03-02", "2026-03-03", "2026-03-04"] {
        assert_eq!(until(0, date).as_deref(), Some("2026-03-04"));
    }
    assert_eq!(until(0, "2026-03-05"), None);
    assert!(layout_ts().contains(Rule::QuietDay.as_str()));
}
