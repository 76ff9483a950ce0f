//! A list's file: it is taken whole or not at all, what was taken is taken again and changes nothing, and what was refused
//! is told in words that a terminal has room for.

use std::cell::RefCell;
use std::panic;
use std::sync::LazyLock;

use ruqi::directory::import::{self, ImportError, ImportKind, Imported};

use crate::installation::{Copied, Template, options};

/// What the file's first byte says that it lists.
const KINDS: [(u8, ImportKind); 7] = [
    (b'r', ImportKind::Regions),
    (b'o', ImportKind::Organs),
    (b'p', ImportKind::People),
    (b'm', ImportKind::Matters),
    (b'e', ImportKind::Enterprises),
    (b'l', ImportKind::Plan),
    (b'f', ImportKind::Filings),
];

/// A mistake is a line of a list of a hundred.
const MOST_MISTAKE_BYTES: usize = 2_000;
/// Sheets of a workbook, columns of a list.
const MOST_WORDS: usize = 6_000;

static TEMPLATE: LazyLock<Template> = LazyLock::new(|| {
    let usual = panic::take_hook();
    // The import takes a panic of the library that reads workbooks for a broken file.
    panic::set_hook(Box::new(move |info| {
        let is_ours = info
            .location()
            .is_none_or(|at| !at.file().contains("calamine"));
        if is_ours {
            usual(info);
        }
    }));
    Template::new(|_| ())
});

thread_local! {
    /// Used again as long as nothing was imported into it.
    static UNCHANGED: RefCell<Option<Copied>> = const { RefCell::new(None) };
}

/// Bytes are a letter for the list, and the file.
pub fn check(bytes: &[u8]) {
    if let Some((letter, file)) = bytes.split_first() {
        imports(*letter, file);
    }
}

/// Imports the file as the list of that letter.
pub fn imports(letter: u8, file: &[u8]) {
    let Some((_, kind)) = KINDS.iter().find(|(of, _)| *of == letter) else {
        return;
    };
    let here = UNCHANGED.take().unwrap_or_else(|| TEMPLATE.copy());
    match import(&here, *kind, file) {
        Ok(done) => {
            assert!(done.added + done.changed <= done.rows, "more than its rows");
            match import(&here, *kind, file) {
                // A plan that comes again is a new version of it.
                Ok(again) if *kind == ImportKind::Plan => assert_eq!(again.added, done.added),
                Ok(again) => assert_eq!(
                    (again.rows, again.added, again.changed),
                    (done.rows, 0, 0),
                    "the same file again"
                ),
                Err(error) => panic!("the same file again: {error}"),
            }
        }
        Err(error) => {
            is_told_briefly(&error);
            UNCHANGED.set(Some(here));
        }
    }
}

fn import(here: &Copied, kind: ImportKind, file: &[u8]) -> Result<Imported, ImportError> {
    import::run_with(&here.state, kind, file.to_vec(), &options(), |_, _| ())
}

fn is_told_briefly(error: &ImportError) {
    let words = error.to_string();
    match error {
        ImportError::Mistakes { mistakes, .. } => {
            for one in mistakes.shown() {
                assert!(one.why.len() <= MOST_MISTAKE_BYTES, "{one}");
            }
        }
        ImportError::Table(_) | ImportError::Columns { .. } | ImportError::ColumnTwice { .. } => {
            assert!(words.len() <= MOST_WORDS, "{words}");
        }
        // The input alone can be wrong.
        ImportError::Link(_) | ImportError::Store(_) => panic!("{error}"),
    }
}
