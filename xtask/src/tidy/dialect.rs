//! One text of SQL for every engine: what only one of them knows is said in its own folder.

use super::complaint::Complaint;
use super::source::Source;

/// All that is SQLite's own.
const ENGINE: &str = "server/src/store/sqlite/";

/// The engine's crates, and SQL that another engine refuses or understands otherwise.
const FORBIDDEN: [&str; 9] = [
    "rusqlite", "PRAGMA", "GREATEST", "LEAST(", "x''", "nextval", "setval", "currval", "NOW()",
];

pub fn check(source: &Source) -> Vec<Complaint> {
    let covers = source.is_below("server/src/") && source.ends_with("rs");
    if !covers || source.is_below(ENGINE) {
        return Vec::new();
    }
    source
        .code()
        .filter_map(|(line, text)| {
            let says = wrong(text, source.is_below("server/src/store/"))?;
            Some(Complaint {
                path: source.path.clone(),
                line,
                says: format!("{says}: SQL is what all engines take, their own is in {ENGINE}"),
            })
        })
        .collect()
}

fn wrong(line: &str, is_store: bool) -> Option<String> {
    if let Some(word) = FORBIDDEN.iter().find(|word| line.contains(**word)) {
        return Some(format!("`{word}`"));
    }
    let is_bare = |(at, _): (usize, &str)| !line[..at].ends_with(')');
    if is_store && line.match_indices(" LIKE ").any(is_bare) {
        return Some("`LIKE` that is not of `lower(…)`".to_owned());
    }
    let functions = ["max(", "min("];
    let of_two = functions.iter().find(|name| takes_two(line, name));
    if is_store && let Some(name) = of_two {
        return Some(format!("`{name}a, b)`"));
    }
    (is_store && calls(line, "now()").next().is_some()).then(|| "`now()`".to_owned())
}

/// Where a function is called by that name, and no method or path of Rust.
fn calls<'l>(line: &'l str, name: &'l str) -> impl Iterator<Item = &'l str> {
    line.match_indices(name)
        .filter(|(at, _)| {
            let before = line[..*at].chars().next_back();
            !before.is_some_and(|c| c.is_alphanumeric() || "_.:".contains(c))
        })
        .map(move |(at, _)| &line[at + name.len()..])
}

/// Whether the function is called with more than one value.
fn takes_two(line: &str, name: &str) -> bool {
    calls(line, name).any(|values| {
        let mut depth = 0;
        for letter in values.chars() {
            match letter {
                '(' => depth += 1,
                ')' if depth == 0 => return false,
                ')' => depth -= 1,
                ',' if depth == 0 => return true,
                _ => {}
            }
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::source::Source;

    fn complains(path: &str, text: &str) -> bool {
        let source = Source {
            path: path.into(),
            text: text.into(),
        };
        !check(&source).is_empty()
    }

    #[test]
    fn only_the_engines_folder_names_the_engine() {
        let named = "use rusqlite_migration::M;";
        assert!(complains("server/src/store/derived/code_claims.rs", named));
        assert!(complains("server/src/desk/act.rs", "rusqlite::Connection"));
        assert!(!complains("server/src/store/sqlite/migrate.rs", named));
        assert!(!complains(
            "server/tests/all/intake/busy_database.rs",
            named
        ));
    }

    #[test]
    fn statements_are_what_all_engines_take() {
        let is_refused = |text| complains("server/src/store/pull/change.rs", text);
        assert!(is_refused("day = max(change.day, excluded.day)"));
        assert!(!is_refused(
            "SELECT max(seq), coalesce(max(a), 0) FROM change"
        ));
        assert!(!is_refused("let last = a.max(b);"));
        assert!(is_refused("WHERE name LIKE ?1"));
        assert!(!is_refused("WHERE lower(name) LIKE ?1"));
        assert!(is_refused("coalesce(enterprise, x'')"));
        assert!(is_refused("SELECT now()"));
        assert!(!is_refused("let now = clock.now();"));
        assert!(is_refused("PRAGMA user_version"));
    }
}
