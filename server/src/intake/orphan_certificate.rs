//! A certificate that a phone brings after a restore makes its chain known again.

use crate::store::access::sessions::{self, SessionEnd};
use crate::store::evidence::enrolments::{self, Enrolment};
use crate::store::{StoreError, Tx};
use ruqi_rules::Instant;

/// Makes the chain of a certificate known. A session that is open on a phone whose key is revoked must not enrol the next one.
pub(crate) fn insert_chain(tx: &Tx, lost: &Enrolment, now: Instant) -> Result<(), StoreError> {
    enrolments::insert(tx, lost)?;
    match lost.revoked_at {
        Some(_) => sessions::end_all(tx, lost.officer, now, SessionEnd::KeyRevoked),
        None => Ok(()),
    }
}
