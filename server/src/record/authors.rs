//! Judges whose word an event is: when it comes in, and when it is applied to a registration. Nowhere else is asked who
//! may say what, except at desks, which let nobody else in.

use crate::record::acting_lookup::ActingLookup;
use crate::store::StoreError;
use crate::store::ids::PersonId;
use ruqi_rules::Instant;

/// Whose word an event of a type is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Authors<'b> {
    /// Of officers who act for this organ, which the body names: anyone else's is set aside when it comes in.
    OfficersOf(&'b str),
    /// Of officers of the registration's organ: anyone else's is kept and has no effect.
    OfficersOfItsOrgan,
    /// Of officers who registered the visit or came to it, and of managers of its organ; a colleague's is kept, has no
    /// effect and is shown. Who came is known once all is derived: `withdrawal_right`.
    OfficersWhoCame,
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
        acting: &ActingLookup<'_>,
        person: PersonId,
        at: Instant,
    ) -> Result<bool, StoreError> {
        match self {
            Self::OfficersOf(named) => {
                let legal = acting.legal_at(named, at)?;
                acting.acts_for(person, at, &legal)
            }
            // Who may speak of a registration is known once that has come.
            Self::OfficersOfItsOrgan | Self::OfficersWhoCame => Ok(true),
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
        acting: &ActingLookup<'_>,
        person: PersonId,
        at: Instant,
        organ: &str,
    ) -> Result<bool, StoreError> {
        match self {
            Self::OfficersOfItsOrgan | Self::OfficersWhoCame | Self::ManagersOfItsOrgan => {
                acting.acts_for(person, at, organ)
            }
            // Intake asked for their own organ, desks before they sealed it.
            Self::OfficersOf(_)
            | Self::Supervisors
            | Self::Administrators
            | Self::AdministratorsOrTheEnterprise
            | Self::AdministratorsOrManagers => Ok(true),
        }
    }
}
