//! Limits of the house: length of files, unfinished work, paths of one machine.

use super::complaint::Complaint;
use super::source::Source;
use std::collections::BTreeMap;

/// A file is a use case, a rule, a table, a page. Past this it is two of them.
const LINES: usize = 200;

/// A file of tests is read a test at a time.
const LINES_OF_TESTS: usize = 350;

/// Files that are one thing and longer, and what would be lost by cutting them. The limit is an alarm: it asks for a look
/// and a reason, not for a cut through the middle of an object.
const LONG: &[(&str, &str)] = &[
    (
        "server/src/verify/stored_bytes.rs",
        "each column of a stored event is held against its bytes in one place",
    ),
    (
        "server/tests/all/registration/follow_up.rs",
        "outcomes and explanations share one story",
    ),
    (
        "server/src/config.rs",
        "each setting, what it is unless set and its range are read side by side",
    ),
    (
        "server/src/store/value.rs",
        "each type's two directions stand side by side, and apart they could differ",
    ),
];

/// Words that say that something is not done. Split, so that this file does not contain them.
const UNFINISHED: [&str; 5] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X:"),
    concat!("unimplemented", "!("),
    concat!("to", "do!("),
];

/// Beginnings of paths that exist on one machine only.
const MACHINE: [&str; 4] = [
    concat!("/wo", "rk/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("/ro", "ot/"),
];

/// Tests that were switched off are tests that nobody has.
const DISABLED: [&str; 6] = [
    concat!("#[ig", "nore"),
    concat!("test.sk", "ip("),
    concat!("it.sk", "ip("),
    concat!("describe.sk", "ip("),
    concat!("test.on", "ly("),
    concat!("it.on", "ly("),
];

pub fn check(source: &Source) -> Vec<Complaint> {
    let mut complaints: Vec<Complaint> = long(source).into_iter().collect();
    for (line, text) in source.lines() {
        let says = if let Some(word) = found(&UNFINISHED, text) {
            format!("`{word}`: finish it, or file it as an issue")
        } else if let Some(path) = found(&MACHINE, text) {
            format!("`{path}`: a path of one machine")
        } else if let Some(switch) = found(&DISABLED, text) {
            format!("`{switch}`: a test that does not run; mend it or take it out")
        } else {
            continue;
        };
        complaints.push(Complaint {
            path: source.path.clone(),
            line,
            says,
        });
    }
    complaints
}

/// Prose and data are as long as they are; code, its tests at its end not counted, is not.
fn long(source: &Source) -> Option<Complaint> {
    let is_code = ["rs", "ts", "vue", "js", "mjs"]
        .iter()
        .any(|ending| source.ends_with(ending));
    let excused = LONG.iter().any(|(path, _)| *path == source.path);
    let lines = source
        .text
        .lines()
        .take_while(|line| line.trim() != "#[cfg(test)]")
        .count();
    let is_test = source.path.contains("tests/") || source.path.contains("/test/");
    let limit = if is_test { LINES_OF_TESTS } else { LINES };
    let is_long = is_code && lines > limit;
    let says = match (is_long, excused) {
        (true, false) => {
            format!(
                "{lines} lines, the limit is {limit}: split it, or say in xtask/src/tidy/limits.rs why it is one thing"
            )
        }
        (false, true) => "not long any more: take it out of xtask/src/tidy/limits.rs".to_owned(),
        (true, true) | (false, false) => return None,
    };
    Some(Complaint {
        path: source.path.clone(),
        line: limit,
        says,
    })
}

/// Exceptions for files that are gone.
pub fn gone(sources: &BTreeMap<&str, &Source>) -> Vec<Complaint> {
    LONG.iter()
        .filter(|(path, _)| !sources.contains_key(path))
        .map(|(path, _)| {
            Complaint::of(
                "xtask/src/tidy/limits.rs",
                format!("there is no {path} any more"),
            )
        })
        .collect()
}

fn found<'a>(needles: &[&'a str], text: &str) -> Option<&'a str> {
    needles.iter().copied().find(|needle| text.contains(needle))
}

#[cfg(test)]
mod tests {
    use super::{LINES, LONG, check};
    use crate::tidy::source::Source;

    fn complaints(path: &str, text: &str) -> Vec<String> {
        let source = Source {
            path: path.into(),
            text: text.into(),
        };
        check(&source).into_iter().map(|c| c.says).collect()
    }

    #[test]
    fn a_long_file_is_named_and_a_reason_excuses_it_as_long_as_it_is_long() {
        let long = "let x = 1;\n".repeat(LINES + 1);
        assert_eq!(complaints("server/src/a.rs", &long).len(), 1);
        assert!(complaints("docs/a.md", &long).is_empty());
        let (excused, _) = LONG[0];
        assert!(complaints(excused, &long).is_empty());
        assert_eq!(complaints(excused, "let x = 1;\n").len(), 1);
    }

    #[test]
    fn unfinished_work_is_named_unless_the_line_says_why() {
        let word = concat!("TO", "DO");
        assert_eq!(
            complaints("pwa/src/a.ts", &format!("// {word} later")).len(),
            1
        );
        let excused = format!("// tidy: this is the word that we look for\nconst word = '{word}'");
        assert!(complaints("pwa/src/a.ts", &excused).is_empty());
    }

    #[test]
    fn a_switched_off_test_is_named() {
        let off = concat!("test.sk", "ip('it scans', () => {})");
        assert_eq!(complaints("tests/a.test.mjs", off).len(), 1);
    }
}
