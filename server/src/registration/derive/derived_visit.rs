//! What all accepted events about a registration come to, with what the directory makes of it.

use uuid::Uuid;

use crate::record::registration_state::RegistrationState;
use crate::store::derived::attendances::Attendance;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::directory::level_word::LevelWord;
use crate::store::ids::{EnterpriseId, PersonId};

/// A registration's state, and what the directory makes of it.
#[derive(Debug, Clone)]
pub(crate) struct DerivedVisit {
    pub(crate) state: RegistrationState,
    /// The organ's, whatever was sent; what was sent where the directory does not know the organ.
    pub(crate) level: LevelWord,
    pub(crate) location: VisitLocation,
    pub(crate) attended: Vec<Attendance>,
    pub(crate) named: NamedOfficers,
}

impl DerivedVisit {
    /// Lists who came: the author, those named, and those who joined by the leader's screen.
    pub(crate) fn came(&self, author: PersonId) -> Vec<PersonId> {
        let joined = self.attended.iter().filter(|one| one.bound);
        let mut came = self.named.colleagues.clone();
        came.extend(joined.map(|one| one.officer));
        came.push(author);
        came
    }
}

/// Those whom a registration names, the author first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NamedOfficers {
    /// They acted for the organ.
    pub(crate) colleagues: Vec<PersonId>,
    /// They did not: they stay in the sealed bytes, and are no officers of the visit.
    pub(crate) others: Vec<PersonId>,
}

/// Where a visit was, by the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct VisitLocation {
    pub(crate) enterprise: EnterpriseKey,
    /// Its own: what the event names and is another enterprise's is none.
    pub(crate) premises: Option<Uuid>,
    /// The event names premises of another enterprise.
    pub(crate) names_other_premises: bool,
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
