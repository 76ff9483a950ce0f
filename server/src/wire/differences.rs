//! Shapes why the phone had another verdict than the server, and what a registration says and is not so.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Why the phone's verdict and the server's are not the same, and what else is marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(
    tag = "why",
    rename_all = "snake_case",
    rename_all_fields = "snake_case"
)]
pub enum Difference {
    /// The phone could not know these visits: sealed elsewhere, not yet synced to it.
    PhoneDidNotKnow {
        visits: Vec<String>,
        /// How many they are, where `visits` names the first of them alone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        visits_total: Option<usize>,
    },
    /// Its data was this many hours old.
    DataOld {
        hours: u32,
    },
    PackOlder {
        shown: String,
    },
    ClockWrong {
        seconds: i64,
    },
    /// The phone showed it, and the officer went in.
    WarnedAndWentIn,
    NotEvaluated,
    /// The code belongs to another enterprise than the one named, which stands.
    CodeElsewhere {
        enterprise: String,
        enterprise_name: Option<String>,
    },
    /// The premises named are another enterprise's: none are shown.
    PremisesElsewhere,
    /// Persons named as officers did not act for the organ, and do not count as having come. Their ids.
    NamedOthers {
        officers: Vec<String>,
    },
    /// The level named is not its organ's, which decides.
    NamedLevel {
        level: String,
    },
    /// An amendment, withdrawal, filing or resolution since.
    ChangedSince,
    /// Its officer had registered so often at this enterprise on that day before. Marked at desks alone.
    BeyondDailyLimit {
        limit: u32,
    },
    /// What it names and no list or pack knows, as it was sealed: its matters, its category, its ground. Marked for
    /// supervisors alone.
    NamedUnknown {
        matters: Vec<String>,
        category: Option<String>,
        ground: Option<String>,
    },
}
