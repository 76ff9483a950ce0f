//! Revoking a phone's key: it was lost, stolen or copied. What the server has stays; what comes from now on is set
//! aside, whatever time it claims.

use uuid::Uuid;

use crate::clock::Clock;
use crate::enrolment::lost_storage::count_what_waits;
use crate::keys::{Keys, KeysError};
use crate::registration::Packs;
use crate::store::access::audit::{self, Act};
use crate::store::access::people_scope::Charge;
use crate::store::access::session;
use crate::store::evidence::enrolment::{self, Enrolment, Kid};
use crate::store::{Db, StoreError, Tx};

/// Why a key was not revoked.
#[derive(Debug, thiserror::Error)]
pub enum RevokeError {
    /// No such key, or not in the caller's charge.
    #[error("no such key in the caller's charge")]
    NotFound,
    /// It could not be noted beside the server's keys.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Who revokes which key, and why.
#[derive(Debug, Clone)]
pub struct Revocation {
    /// Who does it.
    pub by: Uuid,
    /// Whose keys that person may revoke.
    pub charge: Charge,
    /// The key.
    pub kid: Kid,
    /// For the audit trail.
    pub reason: String,
}

impl Revocation {
    /// Revokes it, in a transaction; once revoked it stays so. Its officer has to sign in again: who holds the phone
    /// must not enrol the next key with the session that is open on it.
    ///
    /// # Errors
    /// When the key is not in the caller's charge, or cannot be noted. What was noted beside the server's keys holds
    /// from its next start on, even if the database fails after it.
    pub fn carry_out(
        self,
        c: &Tx,
        keys: &Keys,
        packs: &Packs,
        clock: &Clock,
    ) -> Result<(), RevokeError> {
        let now = clock.now();
        let found = self.charge.enrolment(c, &self.kid, now)?;
        let found = found.ok_or(RevokeError::NotFound)?;
        if found.revoked_at.is_some() {
            return Ok(());
        }
        keys.revoke(self.kid, now)?;
        enrolment::revoke(c, &self.kid, now)?;
        session::end_all(c, found.officer, clock.real_now(), "key_revoked")?;
        self.note(c, clock, &found)?;
        Ok(count_what_waits(c, packs, found, now)?)
    }

    fn note(&self, c: &Tx, clock: &Clock, found: &Enrolment) -> Result<(), StoreError> {
        let detail = serde_json::json!({ "device": found.device, "reason": self.reason });
        audit::add(
            c,
            &Act {
                id: clock.new_id(),
                at: clock.now(),
                actor: Some(self.by),
                act: "key_revoked",
                subject: Some(&found.officer.to_string()),
                detail: Some(&detail.to_string()),
            },
        )
    }
}

/// Keys that are noted as revoked and that the database, from a backup, knows as good.
///
/// # Errors
/// When the database fails.
pub fn forgotten(c: &Db, keys: &Keys) -> Result<Vec<(Kid, i64)>, StoreError> {
    let mut forgotten = Vec::new();
    for (kid, at) in keys.revoked() {
        if enrolment::get(c, &kid)?.is_some_and(|found| found.revoked_at.is_none()) {
            forgotten.push((kid, at));
        }
    }
    Ok(forgotten)
}
