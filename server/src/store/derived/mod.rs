//! Tables that are derived from events alone, and derived again by `ruqi verify`.

pub mod attendance;
pub mod averted;
pub mod claim;
pub mod explanation;
pub mod history;
pub mod outcome;
pub mod registration;
pub mod registration_scope;
pub mod verdict;
pub mod visit_key;

use crate::store::sql::sql;

/// A derived table: how `ruqi verify` derives it again and compares it, and what goes of it with a visit.
pub struct DerivedTable {
    /// As in the schema.
    pub name: &'static str,
    /// How its rows are named, and which of them and of their columns have to be the same again; none: written along
    /// with the others, and not compared.
    pub compared: Option<Compared>,
    /// Deletes the rows of one registration or averted visit; none: what goes of it goes otherwise.
    pub forget: Option<&'static str>,
}

/// How a derived table is compared with what is derived again.
pub struct Compared {
    pub(crate) key: &'static [&'static str],
    /// Columns that say how the row came to be, not what it says.
    pub(crate) passing: &'static [&'static str],
    /// Numbers that are never less than what is derived: a greater one, or none, says what the row was before.
    pub(crate) least: &'static [&'static str],
    pub(crate) rows: &'static str,
}

const fn whole(key: &'static [&'static str]) -> Option<Compared> {
    Some(Compared {
        key,
        passing: &[],
        least: &[],
        rows: "1",
    })
}

/// All that are derived from events alone: replay, comparison and forgetting go by this list.
pub const DERIVED: &[DerivedTable] = &[
    DerivedTable {
        name: "registration",
        compared: whole(&["id"]),
        forget: Some(sql!("DELETE FROM registration WHERE id = ?1")),
    },
    DerivedTable {
        name: "verdict",
        compared: whole(&["id"]),
        forget: Some(sql!("DELETE FROM verdict WHERE id = ?1")),
    },
    // Past verdicts say what was derived when.
    DerivedTable {
        name: "verdict_log",
        compared: None,
        forget: Some(sql!("DELETE FROM verdict_log WHERE id = ?1")),
    },
    DerivedTable {
        name: "attendance",
        compared: whole(&["registration", "officer"]),
        forget: Some(sql!("DELETE FROM attendance WHERE registration = ?1")),
    },
    DerivedTable {
        name: "averted",
        compared: whole(&["id"]),
        forget: Some(sql!("DELETE FROM averted WHERE id = ?1")),
    },
    // Its key begins with the code: it goes with the row that names that.
    DerivedTable {
        name: "claim",
        compared: whole(&["code", "registration"]),
        forget: None,
    },
    DerivedTable {
        name: "outcome",
        compared: whole(&["registration"]),
        forget: Some(sql!("DELETE FROM outcome WHERE registration = ?1")),
    },
    DerivedTable {
        name: "explanation",
        compared: whole(&["registration", "event"]),
        forget: Some(sql!("DELETE FROM explanation WHERE registration = ?1")),
    },
    // It goes with the act's bytes.
    DerivedTable {
        name: "aside_act",
        compared: whole(&["hash"]),
        forget: None,
    },
    // A place in the order of commits, and tombstones, are of their own time: a visit leaves one.
    DerivedTable {
        name: "change",
        compared: Some(Compared {
            key: &["scope", "kind", "key"],
            passing: &["seq"],
            least: &["day"],
            rows: "gone = 0 AND kind IN ('visit', 'registration')",
        }),
        forget: None,
    },
    DerivedTable {
        name: "sequence",
        compared: None,
        forget: None,
    },
    DerivedTable {
        name: "change_day",
        compared: None,
        forget: None,
    },
];
