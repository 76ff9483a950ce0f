//! The kinds of rows that phones pull.

/// What kind of row; the names of `wire::sync::Block`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Region,
    Organ,
    Matter,
    Pack,
    Officer,
    Enterprise,
    PlanItem,
    Filing,
    Visit,
    Registration,
    Aside,
}

impl Kind {
    const ALL: [Self; 11] = [
        Self::Region,
        Self::Organ,
        Self::Matter,
        Self::Pack,
        Self::Officer,
        Self::Enterprise,
        Self::PlanItem,
        Self::Filing,
        Self::Visit,
        Self::Registration,
        Self::Aside,
    ];

    /// As stored and sent.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Organ => "organ",
            Self::Matter => "matter",
            Self::Pack => "pack",
            Self::Officer => "officer",
            Self::Enterprise => "enterprise",
            Self::PlanItem => "plan_item",
            Self::Filing => "filing",
            Self::Visit => "visit",
            Self::Registration => "registration",
            Self::Aside => "aside",
        }
    }

    pub(crate) fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}
