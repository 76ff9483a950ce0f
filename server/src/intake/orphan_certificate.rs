//! After a restore: an officer whom the database did not know is entered again, and the chains that phones brought
//! certificates of come back, with the records that waited in quarantine.

use crate::intake::arrival::{Arrival, MAX_EVENTS_PER_PUSH, PushError};
use crate::intake::push::push;
use crate::record::certificate;
use crate::services::Services;
use crate::store::StoreError;
use crate::store::Tx;
use crate::store::access::sessions;
use crate::store::evidence::enrolments::{Enrolment, Kid};
use crate::store::evidence::{enrolments, orphan_certificates, quarantine};
use crate::wire::sync::PushRequest;

/// Brings back the chains of officers who are known now. Returns how many records were looked at again, as of when they
/// first came.
///
/// # Errors
/// When the database fails: what was not done is done the next time.
pub async fn bring_back(services: &Services, arrival: &Arrival) -> Result<usize, PushError> {
    let mut looked_at = 0;
    while let Some((kid, text)) = services.store.read(orphan_certificates::ready).await? {
        if let Some(lost) = certificate::read(&services.keys, &text) {
            let now = arrival.now;
            services.store.write(move |c| know(c, &lost, now)).await?;
            looked_at += look_again(services, arrival, kid).await?;
        }
        services
            .store
            .write(move |c| orphan_certificates::remove(c, &kid))
            .await?;
    }
    Ok(looked_at)
}

/// The chain is known. A session that is open on a phone whose key is revoked must not enrol the next one.
pub(crate) fn know(c: &Tx, lost: &Enrolment, now: i64) -> Result<(), StoreError> {
    enrolments::insert(c, lost)?;
    match lost.revoked_at {
        Some(_) => sessions::end_all(c, lost.officer, now, "key_revoked"),
        None => Ok(()),
    }
}

async fn look_again(services: &Services, arrival: &Arrival, kid: Kid) -> Result<usize, PushError> {
    let mut looked_at = 0;
    loop {
        let events = services
            .store
            .read(move |c| quarantine::of_unknown_key(c, &kid, MAX_EVENTS_PER_PUSH))
            .await?;
        if events.is_empty() {
            return Ok(looked_at);
        }
        looked_at += events.len();
        let request = PushRequest {
            events,
            ..PushRequest::default()
        };
        push(services, arrival.clone(), request).await?;
    }
}
