//! The roles that read registrations, and what is marked for them.

use crate::registration::view::desk_marks::DeskMarks;
use crate::state::AppState;
use crate::store::access::memberships::RoleWord;

/// Who sees registrations: an organ's own, or a region's.
pub(crate) const READERS: &[RoleWord] =
    &[RoleWord::Officer, RoleWord::Manager, RoleWord::Supervisor];

/// What is marked, by this server's settings.
pub(crate) fn marks(state: &AppState) -> DeskMarks {
    DeskMarks {
        registrations_per_day: state.config.registrations_per_day,
        packs: state.packs.clone(),
    }
}
