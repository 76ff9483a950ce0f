//! Shapes joint visits whose leader's registration does not come.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::wire::visits::OfficerSeen;

/// `GET /api/v1/attendances/unbound`: colleagues who joined a registration that has not come within 72 hours, the
/// latest first, at most 100; in the caller's scope as registrations are.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct UnboundAttendanceList {
    pub items: Vec<UnboundAttendance>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct UnboundAttendance {
    /// The attendance's own id.
    pub id: String,
    /// The leader's registration, as the leader's screen said.
    pub registration: String,
    pub officer: OfficerSeen,
    pub organ: String,
    pub organ_name: String,
    /// RFC 3339: estimated time of joining, and first arrival.
    pub at: String,
    pub received_at: String,
}

/// `GET /api/v1/joints/unled`: joint visits that count as stated though the leader's registration has not come within
/// 72 hours, the latest first, at most 100; a manager's own organ's, a supervisor's region's.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct UnledJointList {
    pub items: Vec<UnledJoint>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct UnledJoint {
    /// The registration's own id.
    pub id: String,
    /// The leader's registration, as this one states it.
    pub joint: String,
    /// Who sealed it.
    pub officer: OfficerSeen,
    pub organ: String,
    pub organ_name: String,
    /// Null while the code is unknown.
    pub enterprise_name: Option<String>,
    /// RFC 3339: estimated time of registering, and first arrival.
    pub at: String,
    pub received_at: String,
}
