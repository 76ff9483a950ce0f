//! What a judging says.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::Date;

/// A rule, by the name that packs and verdicts use. In the order of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The visit is before its level's day of force.
    NotInForce,
    /// A quiet day (宁静日).
    QuietDay,
    /// A cap is used up.
    OverFrequency,
    /// The other tier looked into the same matter (重复检查).
    RepeatAcrossLevels,
    /// Another organ of the same tier did (多头检查).
    OverlapAcrossAgencies,
    /// Not in the annual plan.
    OffPlan,
    /// The plan is not on this phone.
    PlanUnknown,
    /// Not filed.
    Unfiled,
    /// Filed after the visit.
    FiledLate,
    /// The filings are not on this phone.
    FilingUnknown,
    /// Registered after the inspection began.
    RegisteredLate,
    /// Registered days after the inspection.
    AfterwardsOverdue,
    /// The code was typed in or searched for.
    NotScanned,
    /// A ground without what proves it.
    ExemptionUnsubstantiated,
    /// The history is old.
    StaleHistory,
}

impl Rule {
    /// All, in the order of findings.
    pub const ALL: [Rule; 15] = [
        Rule::NotInForce,
        Rule::QuietDay,
        Rule::OverFrequency,
        Rule::RepeatAcrossLevels,
        Rule::OverlapAcrossAgencies,
        Rule::OffPlan,
        Rule::PlanUnknown,
        Rule::Unfiled,
        Rule::FiledLate,
        Rule::FilingUnknown,
        Rule::RegisteredLate,
        Rule::AfterwardsOverdue,
        Rule::NotScanned,
        Rule::ExemptionUnsubstantiated,
        Rule::StaleHistory,
    ];

    /// As in packs and verdicts: `quiet_day`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Rule::NotInForce => "not_in_force",
            Rule::QuietDay => "quiet_day",
            Rule::OverFrequency => "over_frequency",
            Rule::RepeatAcrossLevels => "repeat_across_levels",
            Rule::OverlapAcrossAgencies => "overlap_across_agencies",
            Rule::OffPlan => "off_plan",
            Rule::PlanUnknown => "plan_unknown",
            Rule::Unfiled => "unfiled",
            Rule::FiledLate => "filed_late",
            Rule::FilingUnknown => "filing_unknown",
            Rule::RegisteredLate => "registered_late",
            Rule::AfterwardsOverdue => "afterwards_overdue",
            Rule::NotScanned => "not_scanned",
            Rule::ExemptionUnsubstantiated => "exemption_unsubstantiated",
            Rule::StaleHistory => "stale_history",
        }
    }

    /// The rule's bit in a set of rules: bit 0 is the first in the order of findings.
    #[must_use]
    pub fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// How grave a finding is. The pack says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// To know.
    Info,
    /// 提醒
    Caution,
    /// 违规预警: a warning, never a judgement of law.
    Violation,
}

/// The gravest finding; info is clear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// 合规
    Clear,
    /// 提醒
    Caution,
    /// 违规预警
    Violation,
}

impl From<Severity> for Grade {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Info => Grade::Clear,
            Severity::Caution => Grade::Caution,
            Severity::Violation => Grade::Violation,
        }
    }
}

impl Grade {
    /// As in verdicts: `clear`, `caution`, `violation`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Grade::Clear => "clear",
            Grade::Caution => "caution",
            Grade::Violation => "violation",
        }
    }
}

/// A message for people. Never a reference, a reason or a person's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Message {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// What one rule says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Finding {
    /// Which rule.
    pub rule: Rule,
    /// How grave.
    pub severity: Severity,
    /// The article, a key of the pack's articles.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub article: Option<String>,
    /// Ids of every counted earlier visit that it rests on, earliest first.
    pub because: Vec<String>,
    /// Left out where messages are off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Message>,
    /// The cap's id, in `over_frequency` alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<String>,
}

/// What all rules of a pack say of one visit. Serialises with its keys in the order of the output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Verdict {
    /// The gravest finding.
    pub verdict: Grade,
    /// In the order of rules.
    pub findings: Vec<Finding>,
    /// First date, from the visit's own to 800 days after it, on which the rules of timing would find nothing.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub earliest_date: Option<Date>,
}
