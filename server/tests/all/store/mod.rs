//! What the store promises whatever engine is below it, by its public functions alone: another engine is another maker.

mod changes;
mod derived;
mod evidence;
mod made;
mod transactions;
mod unknown_words;

use std::path::PathBuf;
use std::time::Duration;

use ruqi::store::Store;
use rusqlite::Connection;
use tempfile::TempDir;

/// How long a write waits for another process.
const WAIT: Duration = Duration::from_millis(50);

/// A new store, and what only its engine knows how to do.
pub trait Fresh {
    /// The store.
    fn store(&self) -> &Store;

    /// Does something to the database by hand, as an accident does.
    fn alter(&self, sql: &str);

    /// Runs `meanwhile` while another process writes.
    fn held(&self, meanwhile: &mut dyn FnMut());
}

/// Runs each test on an engine.
macro_rules! suite {
    ($engine:ident by $open:path: $($room:ident { $($test:ident)+ })+) => {
        mod $engine {
            $(mod $room {
                $(#[test]
                fn $test() {
                    super::super::$room::$test(&$open());
                })+
            })+
        }
    };
}

macro_rules! suite_of {
    ($engine:ident by $open:path) => {
        suite!($engine by $open:
            evidence {
                an_event_comes_back_as_it_was
                an_id_and_a_place_in_a_chain_are_taken_once
                events_come_in_the_order_of_their_arrival
                what_is_set_aside_comes_back_as_it_was_and_stays_the_first
                what_has_no_number_comes_first
                a_chain_is_whole_up_to_where_something_is_missing
            }
            derived {
                a_registration_comes_back_as_it_was_and_is_replaced_whole
                visits_are_found_by_enterprise_between_two_instants_in_order
                past_verdicts_are_kept_in_order
                a_truth_that_is_neither_is_an_error
            }
            changes {
                a_row_has_the_newest_place_and_its_day_never_goes_back
                texts_are_in_the_order_of_their_bytes
                enterprises_are_found_in_scope_in_either_case_and_by_no_pattern
            }
            transactions {
                an_act_that_fails_is_undone_and_no_other
                a_savepoint_is_undone_alone
                what_the_schema_refuses_is_a_refusal
                a_look_sees_one_moment
                while_another_process_writes_the_store_is_busy_and_is_read
                a_closed_store_takes_nothing
            }
            unknown_words {
                an_unknown_word_is_an_error_in_any_column
            }
        );
    };
}

suite_of!(sqlite by crate::store::sqlite_file);

/// A file in a folder that goes with it.
struct SqliteFile {
    store: Store,
    file: PathBuf,
    _folder: TempDir,
}

fn sqlite_file() -> impl Fresh {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ruqi.db");
    SqliteFile {
        store: Store::open(&file, WAIT).unwrap(),
        file,
        _folder: folder,
    }
}

impl Fresh for SqliteFile {
    fn store(&self) -> &Store {
        &self.store
    }

    fn alter(&self, sql: &str) {
        let connection = Connection::open(&self.file).unwrap();
        let ignoring = "PRAGMA ignore_check_constraints = ON";
        connection.execute_batch(ignoring).unwrap();
        connection.execute_batch(sql).unwrap();
    }

    fn held(&self, meanwhile: &mut dyn FnMut()) {
        let other = Connection::open(&self.file).unwrap();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        meanwhile();
        other.execute_batch("ROLLBACK").unwrap();
    }
}
