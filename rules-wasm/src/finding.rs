//! What a judging says.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::Date;
use crate::enum_words;

enum_words! {
    /// A rule, by the name that packs and verdicts use. In the order of findings.
    #[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
    pub enum Rule {
        /// The visit is before its level's day of force.
        NotInForce = "not_in_force",
        /// A quiet day (宁静日).
        QuietDay = "quiet_day",
        /// A cap is used up.
        OverFrequency = "over_frequency",
        /// The other tier looked into the same matter (重复检查).
        RepeatAcrossLevels = "repeat_across_levels",
        /// Another organ of the same tier did (多头检查).
        OverlapAcrossAgencies = "overlap_across_agencies",
        /// Not in the annual plan.
        OffPlan = "off_plan",
        /// The plan is not on this phone.
        PlanUnknown = "plan_unknown",
        /// Not filed.
        Unfiled = "unfiled",
        /// Filed after the visit.
        FiledLate = "filed_late",
        /// Filed, but not approved before the visit.
        Unapproved = "unapproved",
        /// The filings are not on this phone.
        FilingUnknown = "filing_unknown",
        /// Registered after the inspection began.
        RegisteredLate = "registered_late",
        /// Registered days after the inspection.
        AfterwardsOverdue = "afterwards_overdue",
        /// The code was typed in or searched for.
        NotScanned = "not_scanned",
        /// A ground without what proves it.
        ExemptionUnsubstantiated = "exemption_unsubstantiated",
        /// The history is old.
        StaleHistory = "stale_history",
    }
}

impl Rule {
    /// The rule's bit in a set of rules: bit 0 is the first in the order of findings.
    #[must_use]
    pub fn bit(self) -> u32 {
        1 << self as u32
    }
}

enum_words! {
    /// How grave a finding is. The pack says so.
    #[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
    pub enum Severity {
        /// To know.
        Info = "info",
        /// 提醒
        Caution = "caution",
        /// 违规预警: a warning, never a judgement of law.
        Violation = "violation",
    }
}

enum_words! {
    /// A verdict in a word: its gravest finding; info is clear.
    #[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
    pub enum VerdictWord {
        /// 合规
        Clear = "clear",
        /// 提醒
        Caution = "caution",
        /// 违规预警
        Violation = "violation",
    }
}

impl From<Severity> for VerdictWord {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Info => VerdictWord::Clear,
            Severity::Caution => VerdictWord::Caution,
            Severity::Violation => VerdictWord::Violation,
        }
    }
}

/// A text for people in both languages. As a message never a reference, a reason or a person's name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
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
    /// How many they are, where `because` names the first of them alone: judging names all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because_total: Option<usize>,
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
    pub verdict: VerdictWord,
    /// In the order of rules.
    pub findings: Vec<Finding>,
    /// First date, from the visit's own to 800 days after it, on which the rules of timing would find nothing.
    #[cfg_attr(feature = "wasm", tsify(type = "string | null"))]
    pub earliest_date: Option<Date>,
}

impl Verdict {
    /// The same, each finding with so many of the visits that it rests on at most, and how many there are where it rests
    /// on more.
    #[must_use]
    pub fn shortened(&self, because: usize) -> Self {
        let shortened = |finding: &Finding| {
            let total = finding.because.len();
            let because = finding.because.iter().take(because).cloned().collect();
            Finding {
                rule: finding.rule,
                severity: finding.severity,
                article: finding.article.clone(),
                because_total: (total > Vec::len(&because)).then_some(total),
                because,
                message: finding.message.clone(),
                cap: finding.cap.clone(),
            }
        };
        Self {
            findings: self.findings.iter().map(shortened).collect(),
            ..*self
        }
    }
}
