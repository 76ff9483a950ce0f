//! The kinds of rows that phones pull.

use crate::store::words::words;

words! {
    /// What kind of row; the names of `wire::sync::Block`.
    pub enum RowKind {
        Region = "region",
        Organ = "organ",
        Matter = "matter",
        Pack = "pack",
        Officer = "officer",
        Enterprise = "enterprise",
        PlanItem = "plan_item",
        Filing = "filing",
        Visit = "visit",
        Registration = "registration",
        Aside = "aside",
    }
}
