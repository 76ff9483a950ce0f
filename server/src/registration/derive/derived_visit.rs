//! What all accepted events about a registration come to, with what the directory makes of it.

use uuid::Uuid;

use crate::record::registration_state::RegistrationState;
use crate::store::derived::attendances::Attendance;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::ids::EnterpriseId;

/// A registration's state, and what the directory makes of it.
#[derive(Debug, Clone)]
pub(crate) struct DerivedVisit {
    pub(crate) state: RegistrationState,
    pub(crate) location: VisitLocation,
    pub(crate) attended: Vec<Attendance>,
}

/// Where a visit was, by the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct VisitLocation {
    pub(crate) enterprise: EnterpriseKey,
    pub(crate) premises: Option<Uuid>,
    /// The enterprise's; the organ's while the enterprise is not known.
    pub(crate) region: String,
    pub(crate) code_target: CodeTarget,
}

/// Where a code leads, beside an enterprise that the event names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodeTarget {
    /// To that enterprise; or there is no code, or no name beside it.
    Fits,
    /// To nothing (yet).
    Nothing,
    /// To another enterprise.
    Another(EnterpriseId),
}
