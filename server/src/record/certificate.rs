//! Seals and reads certificates: at enrolment the server's word that this key is this officer's, on this device.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::keys::{Keys, SealError};
use crate::record::jwk::Jwk;
use crate::record::jws::{read_hash, write_hash};
use crate::store::evidence::enrolments::{Enrolment, KeyGrade};
use crate::store::ids::PersonId;
use ruqi_rules::Instant;
use sha2::{Digest, Sha256};

const TYP: &str = "ruqi-certificate";

#[derive(Serialize, Deserialize)]
struct Claims {
    kid: String,
    jwk: Jwk,
    device: Uuid,
    officer: PersonId,
    grade: String,
    since: Instant,
}

/// Whose key it is, and on which phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KeyHolder {
    pub(crate) device: Uuid,
    pub(crate) officer: PersonId,
}

/// Issues the certificate of a new chain.
///
/// # Errors
/// When the certificate cannot be sealed.
pub(crate) fn issue(
    keys: &Keys,
    jwk: Jwk,
    point: [u8; 65],
    holder: KeyHolder,
    grade: KeyGrade,
    now: Instant,
) -> Result<Enrolment, SealError> {
    let kid = jwk.thumbprint();
    let KeyHolder { device, officer } = holder;
    let certificate = keys.seal(
        TYP,
        &Claims {
            kid: write_hash(&kid),
            jwk,
            device,
            officer,
            grade: grade.as_str().to_owned(),
            since: now,
        },
    )?;
    Ok(Enrolment {
        kid,
        device,
        officer,
        point,
        grade,
        since: now,
        revoked_at: None,
        head: 0,
        head_hash: Sha256::digest(&certificate).into(),
        certificate,
    })
}

/// Reads a chain that a restored server lost, from the certificate that the phone carries; none where it is not ours.
pub(crate) fn read(keys: &Keys, certificate: &str) -> Option<Enrolment> {
    let claims: Claims = keys.verify_seal(TYP, certificate).ok()?;
    let kid = read_hash(&claims.kid)?;
    let fits = claims.jwk.thumbprint() == kid;
    Some(Enrolment {
        kid,
        device: claims.device,
        officer: claims.officer,
        point: claims.jwk.point().filter(|_| fits)?,
        grade: KeyGrade::parse(&claims.grade)?,
        since: claims.since,
        revoked_at: keys.revoked_at(&kid),
        head: 0,
        head_hash: Sha256::digest(certificate).into(),
        certificate: certificate.to_owned(),
    })
}
