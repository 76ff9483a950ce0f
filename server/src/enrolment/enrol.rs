//! Enrols a phone: its key becomes an officer's, and a chain begins.

use ruqi_rules::Instant;
use serde::Deserialize;
use uuid::Uuid;

use crate::enrolment::key_limits::{self, KeyLimit};
use crate::keys::{Keys, SealError};
use crate::record::certificate::{self, KeyHolder};
use crate::record::jwk::Jwk;
use crate::record::jws::{PublicKey, Sealed, write_hash};
use crate::store::access::{acting_organ, persons};
use crate::store::directory::organ_tree;
use crate::store::evidence::enrolments::{self, Enrolment, KeyGrade};
use crate::store::evidence::orphan_certificates;
use crate::store::ids::PersonId;
use crate::store::{Db, StoreError, Tx};
use crate::wire::sync::{EnrolRequest, EnrolResponse, OfficerView};

/// Why a key was not enrolled.
#[derive(Debug, thiserror::Error)]
pub enum EnrolError {
    /// Not a P-256 JWK, a device that is no UUID, or an unknown grade: the place.
    #[error("/{0}: is not what it should be")]
    Malformed(&'static str),
    /// The proof is not by this key, or not over this device and a fresh nonce of ours.
    #[error("the proof does not hold")]
    NotProven,
    /// The key is another officer's or another device's.
    #[error("the key is enrolled for another officer or device")]
    AnothersKey,
    /// The key was revoked: the phone makes another.
    #[error("the key was revoked")]
    Revoked,
    /// The person acts for no organ now.
    #[error("not an officer of any organ now")]
    NotAnOfficer,
    /// The officer has enrolled too many within a day.
    #[error("too many keys within a day")]
    TooManyToday,
    /// The officer has too many good keys.
    #[error("too many keys in all")]
    TooManyKeys,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The certificate could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// An enrolment that was checked as far as it can be without the tables.
pub struct Enrolling {
    jwk: Jwk,
    point: [u8; 65],
    device: Uuid,
    grade: KeyGrade,
    keys_per_day: u32,
}

#[derive(Deserialize)]
struct Proof {
    nonce: String,
    device: String,
}

impl Enrolling {
    /// Checks key and proof. `real_now` is real time, which nonces go by; `keys_per_day` are as many as an officer may enrol.
    ///
    /// # Errors
    /// When the request is malformed or the phone does not hold the key.
    pub fn check(
        keys: &Keys,
        request: EnrolRequest,
        real_now: Instant,
        keys_per_day: u32,
    ) -> Result<Self, EnrolError> {
        let device =
            Uuid::try_parse(&request.device).map_err(|_| EnrolError::Malformed("device"))?;
        let grade = KeyGrade::parse(&request.grade).ok_or(EnrolError::Malformed("grade"))?;
        let jwk = Jwk::read(&request.jwk).ok_or(EnrolError::Malformed("jwk"))?;
        let point = jwk.point().ok_or(EnrolError::Malformed("jwk"))?;
        let key = PublicKey::from_point(&point).ok_or(EnrolError::Malformed("jwk"))?;
        let sealed = Sealed::read(request.proof).map_err(|_| EnrolError::NotProven)?;
        let proof: Proof =
            serde_json::from_slice(&sealed.payload).map_err(|_| EnrolError::NotProven)?;
        let holds = sealed.is_by(&key)
            && proof.device == request.device
            && keys.check_nonce(&proof.nonce, real_now);
        holds
            .then_some(Self {
                jwk,
                point,
                device,
                grade,
                keys_per_day,
            })
            .ok_or(EnrolError::NotProven)
    }

    /// Enrols the key for the officer; one that is enrolled already gets the same certificate. In a transaction.
    ///
    /// # Errors
    /// When the key is another's, revoked or one too many, or the person no officer.
    pub fn enrol(
        self,
        c: &Tx,
        keys: &Keys,
        officer: PersonId,
        now: Instant,
    ) -> Result<EnrolResponse, EnrolError> {
        let view = officer_view(c, officer, now)?;
        let kid = self.jwk.thumbprint();
        let known = enrolments::get(c, &kid)?;
        let revoked = keys.revoked_at(&kid).is_some();
        let enrolled = match known {
            Some(known) if (known.officer, known.device) != (officer, self.device) => {
                return Err(EnrolError::AnothersKey);
            }
            Some(known) if known.revoked_at.is_some() => return Err(EnrolError::Revoked),
            Some(known) => known,
            // A restored server has forgotten the key, but not that it was revoked.
            None if revoked => return Err(EnrolError::Revoked),
            // A restored server goes on with the chain as it began.
            None => match orphan_certificates::get(c, &kid)? {
                Some(text) => self.go_on(c, keys, &text, officer)?,
                None => self.begin(c, keys, officer, now)?,
            },
        };
        Ok(EnrolResponse {
            kid: write_hash(&enrolled.kid),
            certificate: enrolled.certificate,
            officer: view,
            waiting: Vec::new(),
        })
    }

    fn go_on(
        self,
        c: &Tx,
        keys: &Keys,
        text: &str,
        officer: PersonId,
    ) -> Result<Enrolment, EnrolError> {
        let whose = (officer, self.device);
        let lost = certificate::read(keys, text);
        let lost = lost.filter(|lost| (lost.officer, lost.device) == whose);
        let lost = lost.ok_or(EnrolError::AnothersKey)?;
        enrolments::insert(c, &lost)?;
        Ok(lost)
    }

    fn begin(
        self,
        c: &Tx,
        keys: &Keys,
        officer: PersonId,
        now: Instant,
    ) -> Result<Enrolment, EnrolError> {
        match key_limits::reached(c, officer, now, self.keys_per_day)? {
            None => {}
            Some(KeyLimit::Day) => return Err(EnrolError::TooManyToday),
            Some(KeyLimit::InAll) => return Err(EnrolError::TooManyKeys),
        }
        let new = certificate::issue(
            keys,
            self.jwk,
            self.point,
            KeyHolder {
                device: self.device,
                officer,
            },
            self.grade,
            now,
        )?;
        enrolments::insert(c, &new)?;
        Ok(new)
    }
}

/// The officer as the phone shows it: with the organ that they act for now.
fn officer_view(c: &Db, officer: PersonId, now: Instant) -> Result<OfficerView, EnrolError> {
    let person = persons::find(c, officer)?.ok_or(EnrolError::NotAnOfficer)?;
    let organs = acting_organ::organs_at(c, officer, now)?;
    let first = organs.first().ok_or(EnrolError::NotAnOfficer)?;
    let organ = organ_tree::get(c, first)?.ok_or(EnrolError::NotAnOfficer)?;
    Ok(OfficerView {
        id: person.id.to_string(),
        name: person.name,
        certificate: person.certificate,
        certificate_until: person.certificate_until,
        organ: organ.id,
        level: organ.level.as_str().to_owned(),
        region: organ.region,
    })
}
