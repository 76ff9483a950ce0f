//! Checks the proof that goes with a push: an enrolled key over the server's nonce and the body's hash.

use ruqi_rules::Instant;
use serde::Deserialize;

use crate::keys::Keys;
use crate::record::jws::{PublicKey, Sealed, read_hash};
use crate::store::evidence::enrolments;
use crate::store::ids::{Kid, PersonId};
use crate::store::{Db, StoreError};

/// Who sent a push.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prover {
    /// The key.
    pub kid: Kid,
    /// Its officer.
    pub officer: PersonId,
}

#[derive(Deserialize)]
struct Claims {
    nonce: String,
    body: String,
}

/// Whose proof this is, of a body with this SHA-256. None where it does not hold: the push is taken all the same, and
/// answered without verdicts. `real_now` is real time, which nonces go by.
pub fn check(
    c: &Db,
    keys: &Keys,
    proof: String,
    body: &[u8; 32],
    real_now: Instant,
) -> Result<Option<Prover>, StoreError> {
    let Ok(sealed) = Sealed::read(proof) else {
        return Ok(None);
    };
    let (Some(kid), Ok(claims)) = (
        sealed.kid,
        serde_json::from_slice::<Claims>(&sealed.payload),
    ) else {
        return Ok(None);
    };
    if read_hash(&claims.body) != Some(*body) || !keys.check_nonce(&claims.nonce, real_now) {
        return Ok(None);
    }
    let found = enrolments::get(c, &kid)?.filter(|found| found.revoked_at.is_none());
    Ok(found.and_then(|found| {
        let key = PublicKey::from_point(&found.point)?;
        sealed.is_by(&key).then_some(Prover {
            kid,
            officer: found.officer,
        })
    }))
}
