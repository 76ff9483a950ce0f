//! A policy pack and a case: what is taken for a pack judges any case, says the same each time, and in JSON.

use ruqi_rules::{Pack, PackSet, check_line, check_line_without_messages};
use serde_json::Value;

/// Bytes are a pack's file and, behind U+001E, a case.
pub fn check(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let (file, line) = text.split_once('\u{1e}').unwrap_or((text, CASE));
    match Pack::parse(file) {
        Ok(pack) => {
            assert_eq!(Pack::parse(file).unwrap().hash(), pack.hash());
            is_alone(&pack);
            judges(&pack, line);
            judges(&pack, CASE);
        }
        Err(refused) => {
            // The place in the file is told by the file's own keys.
            let words = refused.to_string();
            let most = 2 * file.len() + MOST_WORDS;
            assert!(words.len() <= most, "{} bytes of refusal", words.len());
        }
    }
    judges(&SHIPPED.with(Pack::clone), line);
}

/// What a refusal says of itself.
const MOST_WORDS: usize = 500;

/// The first of the worked cases.
const CASE: &str = include_str!("case.json");

thread_local! {
    static SHIPPED: Pack = Pack::parse(ruqi_rules::ZHUZHOU_2024).unwrap();
}

/// In the regions that it names, it is the one in force on each day from its first on.
fn is_alone(pack: &Pack) {
    let Ok(set) = PackSet::new(vec![pack.clone()]) else {
        return;
    };
    for region in &pack.regions {
        let found = set.for_visit(&[region.as_str()], pack.issued);
        assert!(found.is_some_and(|found| found.hash() == pack.hash()));
    }
}

fn judges(pack: &Pack, line: &str) {
    let (output, judged) = check_line(line, pack);
    assert_eq!(check_line(line, pack), (output.clone(), judged));
    let mut output: Value = serde_json::from_str(&output).unwrap();
    assert_eq!(output.get("error").is_none(), judged);
    let (brief, also) = check_line_without_messages(line, pack);
    let brief: Value = serde_json::from_str(&brief).unwrap();
    let findings = output.get_mut("findings").and_then(Value::as_array_mut);
    for finding in findings.into_iter().flatten() {
        let message = finding.as_object_mut().unwrap().remove("message");
        assert!(message.is_some(), "a finding without its words");
    }
    assert_eq!((output, judged), (brief, also));
}
