//! Shapes registrations as the several roles may see them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::ToSchema;

use crate::wire::differences::Difference;
use crate::wire::event::{Decision, ExemptionStated};
use crate::wire::follow_up::{ExplanationSeen, OutcomeSeen, OutcomeTold, WithdrawalSeen};

/// `GET /api/v1/registrations?before=…&limit=…`: latest first, in the caller's scope
/// (officer and manager: own organ's; supervisor: the region's).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RegistrationList {
    pub items: Vec<RegistrationView>,
    /// For the next page, or null.
    pub before: Option<String>,
}

/// A registration as its organ and its supervisor see it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RegistrationView {
    pub id: String,
    pub enterprise: Option<String>,
    pub enterprise_name: Option<String>,
    /// While the code is unknown: its fingerprint in hex.
    pub unknown_code: Option<String>,
    pub organ: String,
    pub organ_name: String,
    /// Author first; `attended` ones joined by the leader's screen or were named.
    pub officers: Vec<OfficerSeen>,
    /// RFC 3339: estimated time of registering, and when the inspection began if stated.
    pub at: String,
    pub started_at: Option<String>,
    /// `live`, `bounded` or `claimed`: what stands behind `at`.
    pub grade: String,
    pub received_at: String,
    pub category: String,
    pub matters: Vec<MatterSeen>,
    pub exemption: Option<ExemptionStated>,
    pub joint: Option<String>,
    pub entry: String,
    pub decision: Option<Decision>,
    /// Why it was registered afterwards, if it was.
    pub afterwards: Option<String>,
    pub state: RegistrationStatus,
    /// Reason of a withdrawal.
    pub withdrawn_because: Option<String>,
    /// Who withdrew it, by name: an officer who registered it or came, or the organ's manager.
    #[serde(default)]
    pub withdrawn_by: Option<String>,
    /// Withdrawals by colleagues who did not come: kept, without effect, in the order of their times.
    #[serde(default)]
    pub void_withdrawals: Vec<WithdrawalSeen>,
    /// Accepted at a desk though it had been set aside.
    #[serde(default)]
    pub released: bool,
    /// Accepted though an earlier record of the phone never came.
    pub gap: bool,
    /// What was registered, and each amendment after it in the order in which they count; empty where there is none.
    #[serde(default)]
    pub versions: Vec<Version>,
    /// The outcome that counts; null where none was told.
    #[serde(default)]
    pub outcome: Option<OutcomeSeen>,
    /// All that were told, in the order in which they count: the last is `outcome`.
    #[serde(default)]
    pub outcomes: Vec<OutcomeSeen>,
    /// Of its findings, in the order of their times.
    #[serde(default)]
    pub explanations: Vec<ExplanationSeen>,
    /// The rules' output, as the server judged last; null where it cannot be judged.
    #[schema(value_type = Option<Object>)]
    pub verdict: Option<Box<RawValue>>,
    /// Why the phone showed another verdict, and what else is marked; empty where there is nothing to say.
    pub differs: Vec<Difference>,
    /// It is judged (again) in a moment: until then the verdict is the one before, or none. Phones are not told: they are
    /// given the verdict when it is another.
    #[serde(default)]
    pub verdict_pending: bool,
}

/// What one sealed record says of the fields that can be amended: all versions stay visible.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Version {
    /// The officer who sealed it, by name.
    pub by: String,
    /// RFC 3339: estimated time of sealing.
    pub at: String,
    /// Null in each: this version says nothing of it.
    pub exemption: Option<ExemptionStated>,
    pub matters: Option<Vec<MatterSeen>>,
    pub started_at: Option<String>,
    pub joint: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OfficerSeen {
    pub id: String,
    pub name: String,
    pub certificate: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MatterSeen {
    pub id: String,
    pub name: String,
    pub name_en: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RegistrationState)]
pub enum RegistrationStatus {
    Stands,
    Withdrawn,
    /// Another registration of the organ is the visit.
    SameVisit,
}

/// `GET /api/v1/enterprise/visits?before=…`: the enterprise's own, latest first, 20 a page. Carries an `ETag`;
/// polled every 3 s with `If-None-Match`, 304 while nothing changed.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct EnterpriseVisits {
    pub enterprise: String,
    pub enterprise_name: String,
    /// The calendar year that the counts are of.
    pub year: i32,
    /// Inspections that count under the yearly cap's rule.
    pub counted: u32,
    /// All visits, withdrawn ones aside.
    pub all: u32,
    pub items: Vec<EnterpriseVisit>,
    pub before: Option<String>,
}

/// A visit as the enterprise sees it: never a reference, an internal reason or another enterprise.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct EnterpriseVisit {
    pub id: String,
    pub organ: String,
    pub organ_name: String,
    pub organ_name_en: String,
    pub officers: Vec<OfficerSeen>,
    pub at: String,
    pub started_at: Option<String>,
    pub category: String,
    pub category_zh: String,
    pub category_en: String,
    pub matters: Vec<MatterSeen>,
    /// The ground as stated, without its reference.
    pub ground: Option<String>,
    pub ground_zh: Option<String>,
    pub ground_en: Option<String>,
    pub on_plan: Option<bool>,
    pub filed: Option<bool>,
    pub address: Option<String>,
    pub state: RegistrationStatus,
    pub counted: bool,
    #[schema(value_type = Option<Object>)]
    pub verdict: Option<Box<RawValue>>,
    /// The document that the articles are of; null where no pack is in force.
    #[serde(default)]
    pub document: Option<String>,
    /// The text of each article that a finding names, by its number.
    #[serde(default)]
    pub articles: BTreeMap<String, String>,
    /// What came of it; null where none was told.
    #[serde(default)]
    pub outcome: Option<OutcomeTold>,
    /// It is judged (again) in a moment: until then the verdict is the one before, or none.
    #[serde(default)]
    pub verdict_pending: bool,
}
