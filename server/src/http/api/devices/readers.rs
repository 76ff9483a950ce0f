//! The roles that read of people and their phones.

use crate::store::access::memberships::RoleWord;

/// Who sees people and their phones: everybody's, or the organ's own.
pub(crate) const READERS: &[RoleWord] = &[RoleWord::Administrator, RoleWord::Manager];
