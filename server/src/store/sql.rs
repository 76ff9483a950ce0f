//! The store's statements, each in the dialect that SQLite and PostgreSQL share, and all of them in one list: a test
//! prepares every one on a real PostgreSQL, and an engine that is to serve a province is asked to.

use linkme::distributed_slice;

use crate::store::value::{ToValue, Value};

/// A statement of the store.
#[derive(Debug, Clone, Copy)]
pub struct SqlStatement {
    /// Its text, `?1`, `?2`, … for what it is asked with.
    pub text: &'static str,
    /// Where it stands, as `server/src/store/evidence/events.rs:40`.
    pub place: &'static str,
}

/// All of them, in no order.
#[distributed_slice]
#[allow(
    unsafe_code,
    reason = "linkme places the list, and every entry, in a section of the binary by itself"
)]
pub static STATEMENTS: [SqlStatement];

/// A statement's text, entered into [`STATEMENTS`]. What stands in braces is a constant, as a type's `COLUMNS`.
macro_rules! sql {
    ($($text:tt)+) => {{
        const TEXT: &str = const_format::formatcp!($($text)+);
        $crate::store::sql::listed!(TEXT)
    }};
}

/// Enters a constant text into [`STATEMENTS`].
macro_rules! listed {
    ($text:ident) => {{
        #[allow(unsafe_code, reason = "as the list itself")]
        #[linkme::distributed_slice($crate::store::sql::STATEMENTS)]
        static STATEMENT: $crate::store::sql::SqlStatement = $crate::store::sql::SqlStatement {
            text: $text,
            place: concat!(file!(), ":", line!()),
        };
        $text
    }};
}

/// An INSERT of a whole row, its columns named once, each beside its value; what follows them (`ON CONFLICT …`) last.
macro_rules! insert {
    ($tx:expr, $table:literal, { $first:ident: $first_value:expr $(, $column:ident: $value:expr)* $(,)? } $(, $tail:literal)?) => {
        $tx.run(
            {
                const TEXT: &str = concat!(
                    "INSERT INTO ", $table, " (", $crate::store::row::name!($first)
                    $(, ", ", $crate::store::row::name!($column))*,
                    ") VALUES (?" $(, $crate::store::sql::placeholder!($column))*, ")" $(, " ", $tail)?
                );
                $crate::store::sql::listed!(TEXT)
            },
            $crate::store::values::values![$first_value $(, $value)*],
        )
    };
}

/// One more placeholder, whatever its column.
macro_rules! placeholder {
    ($column:ident) => {
        ", ?"
    };
}

pub(crate) use {insert, listed, placeholder, sql};

/// Text that is looked for in `lower(…) LIKE ? ESCAPE '!'`: itself and no pattern, in whatever case its Latin letters are.
pub(in crate::store) fn like_text(text: &str) -> String {
    text.replace('!', "!!")
        .replace('%', "!%")
        .replace('_', "!_")
        .to_ascii_lowercase()
}

/// A statement with lists: its first `IN (?)` takes as many values as `lengths` says first, its second as many as it says
/// second, and so on; an empty list is one in which nothing is. Longer lists are other statements of the same form.
pub(in crate::store) fn with_lists(statement: &str, lengths: &[usize]) -> String {
    let mut lengths = lengths.iter();
    let mut text = String::new();
    for (n, part) in statement.split(ONE_OF_LIST).enumerate() {
        if n > 0 {
            let list = match lengths.next() {
                None | Some(0) => "NULL".to_owned(),
                Some(length) => vec!["?"; *length].join(", "),
            };
            text.extend(["IN (", &list, ")"]);
        }
        text.push_str(part);
    }
    text
}

/// A statement with one list, and its values: the list is filled up to a power of two with its last value, so that the
/// engine keeps few forms of the statement.
pub(in crate::store) fn with_list<'v, T: ToValue>(
    statement: &str,
    list: &'v [T],
) -> (String, Vec<Value<'v>>) {
    let length = if list.is_empty() {
        0
    } else {
        list.len().next_power_of_two()
    };
    let last = list.last().into_iter().cycle();
    let values = list
        .iter()
        .chain(last)
        .take(length)
        .map(ToValue::to_value)
        .collect();
    (with_lists(statement, &[length]), values)
}

const ONE_OF_LIST: &str = "IN (?)";
