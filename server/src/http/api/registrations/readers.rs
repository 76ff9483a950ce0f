//! The roles that read registrations.

use crate::store::access::memberships::RoleWord;

/// Who sees registrations: an organ's own, or a region's.
pub(crate) const READERS: &[RoleWord] =
    &[RoleWord::Officer, RoleWord::Manager, RoleWord::Supervisor];
