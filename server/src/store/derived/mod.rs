//! Tables that are derived from events alone, and derived again by `ruqi verify`.

pub mod attendances;
pub mod averted_visits;
pub mod code_claims;
pub mod explanations;
pub mod outcomes;
pub mod pending_verdicts;
pub mod registration_scope;
pub mod registrations;
pub mod settling_reason;
pub mod verdicts;
pub mod visit_history;
pub mod visit_key;

use crate::store::sql::sql;

/// A derived table: how `ruqi verify` derives it again and compares it, and what goes of it with a visit.
pub struct DerivedTable {
    /// As in the schema.
    pub name: &'static str,
    /// Whether its rows have to be the same again; else they are written along with the others.
    pub is_compared: bool,
    pub(crate) key: &'static [&'static str],
    /// Columns that say how the row came to be, not what it says.
    pub(crate) passing: &'static [&'static str],
    /// Numbers that are never less than what is derived: a greater one, or none, says what the row was before.
    pub(crate) least: &'static [&'static str],
    /// Which rows have to be the same again.
    pub(crate) rows: &'static str,
    /// Deletes the rows of one registration or averted visit; none: what goes of it goes otherwise.
    pub(crate) forget: Option<&'static str>,
}

const fn compared(
    name: &'static str,
    key: &'static [&'static str],
    forget: Option<&'static str>,
) -> DerivedTable {
    DerivedTable {
        name,
        is_compared: true,
        key,
        passing: &[],
        least: &[],
        rows: "1",
        forget,
    }
}

const fn beside(name: &'static str, forget: Option<&'static str>) -> DerivedTable {
    DerivedTable {
        is_compared: false,
        ..compared(name, &[], forget)
    }
}

/// All that are derived from events alone: replay, comparison and forgetting go by this list.
pub const DERIVED: &[DerivedTable] = &[
    compared(
        "registration",
        &["id"],
        Some(sql!("DELETE FROM registration WHERE id = ?1")),
    ),
    compared(
        "verdict",
        &["id"],
        Some(sql!("DELETE FROM verdict WHERE id = ?1")),
    ),
    // Past verdicts say what was derived when.
    beside(
        "verdict_log",
        Some(sql!("DELETE FROM verdict_log WHERE id = ?1")),
    ),
    // Who derives again leaves nothing for later.
    beside(
        "pending_verdict",
        Some(sql!("DELETE FROM pending_verdict WHERE id = ?1")),
    ),
    compared(
        "attendance",
        &["registration", "officer"],
        Some(sql!("DELETE FROM attendance WHERE registration = ?1")),
    ),
    compared(
        "averted",
        &["id"],
        Some(sql!("DELETE FROM averted WHERE id = ?1")),
    ),
    compared(
        "outcome",
        &["registration"],
        Some(sql!("DELETE FROM outcome WHERE registration = ?1")),
    ),
    compared(
        "explanation",
        &["registration", "event"],
        Some(sql!("DELETE FROM explanation WHERE registration = ?1")),
    ),
    // Its key begins with the code: it goes with the row that names that.
    compared("claim", &["code", "registration"], None),
    // It goes with the act's bytes.
    compared("aside_act", &["hash"], None),
    // A place in the order of commits, and tombstones, are of their own time: a visit that goes leaves one.
    DerivedTable {
        passing: &["seq"],
        least: &["day"],
        rows: "gone = 0 AND kind IN ('visit', 'registration')",
        ..compared("change", &["scope", "kind", "key"], None)
    },
    beside("sequence", None),
    beside("change_day", None),
];
