//! Judges whose word an event is: when it comes in, and when it is applied to a registration. Nowhere else is asked who
//! may say what, except at desks, which let nobody else in.

use crate::store::access::acting_organ;
use crate::store::directory::organ_tree;
use crate::store::ids::PersonId;
use crate::store::{Db, StoreError};
use ruqi_rules::Instant;

/// Whose word an event of a type is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Authors<'b> {
    /// Of officers who act for this organ, which the body names: anyone else's is set aside when it comes in.
    OfficersOf(&'b str),
    /// Of officers of the registration's organ: anyone else's is kept and has no effect.
    OfficersOfItsOrgan,
    /// Of managers of the registration's organ, at their desk.
    ManagersOfItsOrgan,
    /// Of supervisors, at their desk.
    Supervisors,
    /// Of administrators, at their desk.
    Administrators,
    /// Of administrators, and of whoever speaks for the enterprise.
    AdministratorsOrTheEnterprise,
    /// Of administrators, and of managers of the organ, at their desk.
    AdministratorsOrManagers,
}

impl Authors<'_> {
    /// Whether an event that this person sealed at that time may come in; else it is set aside.
    pub(crate) fn may_seal(
        self,
        db: &Db,
        person: PersonId,
        at: Instant,
    ) -> Result<bool, StoreError> {
        match self {
            Self::OfficersOf(named) => {
                let legal = organ_tree::legal_at(db, named, at)?;
                acts_for(db, person, at, &legal)
            }
            // Who may speak of a registration is known once that has come.
            Self::OfficersOfItsOrgan => Ok(true),
            // Desks asked before they sealed it.
            Self::ManagersOfItsOrgan
            | Self::Supervisors
            | Self::Administrators
            | Self::AdministratorsOrTheEnterprise
            | Self::AdministratorsOrManagers => Ok(true),
        }
    }

    /// Whether what this person said at that time counts of a registration of that organ.
    pub(crate) fn may_speak_for(
        self,
        db: &Db,
        person: PersonId,
        at: Instant,
        organ: &str,
    ) -> Result<bool, StoreError> {
        match self {
            Self::OfficersOfItsOrgan | Self::ManagersOfItsOrgan => acts_for(db, person, at, organ),
            // Intake asked for their own organ, desks before they sealed it.
            Self::OfficersOf(_)
            | Self::Supervisors
            | Self::Administrators
            | Self::AdministratorsOrTheEnterprise
            | Self::AdministratorsOrManagers => Ok(true),
        }
    }
}

/// Whether a person acted for this organ at a time.
pub(crate) fn acts_for(
    db: &Db,
    person: PersonId,
    at: Instant,
    organ: &str,
) -> Result<bool, StoreError> {
    let organs = acting_organ::organs_at(db, person, at)?;
    Ok(organs.iter().any(|acted_for| acted_for == organ))
}
