//! Words that are said in one place only. Who imports whom is held by `floors.rs`.

use super::complaint::Complaint;
use super::source::Source;

/// Files below `within` (but for those below `except`) must not say any of `forbidden`.
struct Direction {
    within: &'static str,
    except: &'static [&'static str],
    forbidden: &'static [&'static str],
    because: &'static str,
}

const DIRECTIONS: &[Direction] = &[
    Direction {
        within: "rules-wasm/src/",
        except: &[],
        forbidden: &[
            "ruqi::",
            "std::fs",
            "std::net",
            "std::env",
            "std::time",
            "std::thread",
            "rusqlite",
            "actix",
            "Utc::now",
            "Local::now",
        ],
        because: "the law knows no HTTP, SQL, files or clock",
    },
    Direction {
        within: "server/",
        except: &["server/src/store/", "server/tests/", "server/migrations/"],
        // A use case holds the transaction's connection and hands it to the store: it may name the type.
        forbidden: &[
            "rusqlite::params",
            "rusqlite::named_params",
            "rusqlite::Row",
            "rusqlite::ErrorCode",
            ".prepare(",
            ".prepare_cached(",
            ".query_row(",
            "SELECT ",
            "INSERT INTO ",
            "DELETE FROM ",
        ],
        because: "SQL is in server/src/store/ only",
    },
    Direction {
        within: "server/src/",
        except: &["server/src/http/", "server/src/main.rs", "server/src/cli/"],
        forbidden: &["actix_web"],
        because: "only http knows who is asking; use cases and store do not know HTTP",
    },
    Direction {
        within: "server/src/",
        except: &["server/src/clock.rs"],
        forbidden: &[
            "Utc::now",
            "Local::now",
            "SystemTime::now",
            "OffsetDateTime::now",
        ],
        because: "the time is read in server/src/clock.rs only",
    },
];

pub fn check(source: &Source) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    if source.ends_with("rs") {
        for direction in DIRECTIONS
            .iter()
            .filter(|direction| direction.covers(source))
        {
            complaints.extend(breaks(source, direction.forbidden, direction.because));
        }
        complaints.extend(rules_apart(source));
    }
    if source.is_below("tests/") && source.ends_with("mjs") {
        complaints.extend(tests_from_outside(source));
    }
    complaints
}

impl Direction {
    fn covers(&self, source: &Source) -> bool {
        source.is_below(self.within) && !self.except.iter().any(|folder| source.is_below(folder))
    }
}

/// One rule, one file, and none knows another: a city may drop any of them.
fn rules_apart(source: &Source) -> Vec<Complaint> {
    if !source.is_below("rules-wasm/src/rules/") {
        return Vec::new();
    }
    breaks(
        source,
        &["super::", "crate::rules::"],
        "rules never import each other; what two of them need belongs into domain/",
    )
}

/// The product is tested from outside; generated packages are part of what is shipped.
fn tests_from_outside(source: &Source) -> Vec<Complaint> {
    let is_import = |line: &str| line.contains("import") || line.contains("require(");
    source
        .code()
        .filter(|(_, line)| is_import(line) && !line.contains("/generated/"))
        .filter(|(_, line)| {
            ["../server/", "../rules-wasm/", "pwa/src", "../xtask/"]
                .iter()
                .any(|folder| line.contains(folder))
        })
        .map(|(line, _)| Complaint {
            path: source.path.clone(),
            line,
            says: "tests of the whole product import no source".into(),
        })
        .collect()
}

fn breaks(source: &Source, forbidden: &[&str], because: &str) -> Vec<Complaint> {
    source
        .code()
        .filter_map(|(line, text)| {
            let word = forbidden.iter().find(|word| text.contains(**word))?;
            Some(Complaint {
                path: source.path.clone(),
                line,
                says: format!("`{}`: {because}", word.trim()),
            })
        })
        .collect()
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
    fn the_store_knows_no_http_and_nobody_else_knows_sql() {
        assert!(complains(
            "server/src/store/visit.rs",
            "use actix_web::web::Bytes;"
        ));
        assert!(!complains(
            "server/src/store/visit.rs",
            "use rusqlite::params;"
        ));
        assert!(complains(
            "server/src/intake/push.rs",
            "use rusqlite::params;"
        ));
        assert!(!complains(
            "server/src/intake/push.rs",
            "use rusqlite::Connection;"
        ));
        assert!(complains(
            "server/src/http/api.rs",
            "\"SELECT id FROM visit\""
        ));
    }

    #[test]
    fn rules_know_neither_each_other_nor_the_clock() {
        assert!(complains(
            "rules-wasm/src/rules/quiet_day.rs",
            "use super::frequency;"
        ));
        assert!(!complains(
            "rules-wasm/src/rules/quiet_day.rs",
            "use crate::domain::Visit;"
        ));
        assert!(complains(
            "rules-wasm/src/domain/visit.rs",
            "let now = Utc::now();"
        ));
    }

    #[test]
    fn the_time_is_read_in_one_place() {
        assert!(complains(
            "server/src/intake/push.rs",
            "let now = Utc::now();"
        ));
        assert!(!complains("server/src/clock.rs", "let now = Utc::now();"));
        assert!(!complains(
            "server/src/intake/push.rs",
            "// never Utc::now() here"
        ));
    }

    #[test]
    fn tests_come_from_outside() {
        assert!(complains(
            "tests/journeys/a.test.mjs",
            "import x from '../../pwa/src/db/open.ts'"
        ));
        let generated = "import init from '../../pwa/src/generated/rules/rules.js'";
        assert!(!complains("tests/parity/parity.mjs", generated));
    }
}
