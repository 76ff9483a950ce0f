//! Judges whether an officer's withdrawal counts: of a visit that the officer registered or came to, and of any of the
//! organ's where the person is its manager. Another's is kept and shown, and the visit stands.

use ruqi_rules::Instant;

use crate::record::acting_lookup::ActingLookup;
use crate::record::stamp::Stamp;
use crate::store::ids::PersonId;
use crate::store::upkeep::settings;
use crate::store::{Db, StoreError};

/// A withdrawal by an officer of the registration's organ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Withdrawal {
    author: PersonId,
    at: Instant,
    received_at: Instant,
}

impl From<&Stamp> for Withdrawal {
    fn from(stamp: &Stamp) -> Self {
        Self {
            author: stamp.author,
            at: stamp.estimated_at,
            received_at: stamp.received_at,
        }
    }
}

impl Withdrawal {
    /// Whether it counts of a registration of `organ` whose author and officers are those who `came`.
    pub(crate) fn counts(
        &self,
        db: &Db,
        acting: &ActingLookup<'_>,
        organ: &str,
        came: &[PersonId],
    ) -> Result<bool, StoreError> {
        if came.contains(&self.author) || acting.manages(self.author, self.at, organ)? {
            return Ok(true);
        }
        let until = settings::read_number(db, settings::COLLEAGUES_WITHDREW_UNTIL)?;
        Ok(until.is_some_and(|until| self.received_at <= Instant::from_millis(until)))
    }
}
