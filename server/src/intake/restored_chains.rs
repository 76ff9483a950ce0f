//! Brings back chains of officers whom a restored database did not know: once such an officer is entered again, the
//! certificates that phones brought count, and the records that waited in quarantine are looked at again.

use crate::intake::arrival::{Arrival, PushError};
use crate::intake::orphan_certificate::insert_chain;
use crate::intake::push::push;
use crate::record::certificate;
use crate::services::Services;
use crate::store::evidence::{orphan_certificates, quarantine};
use crate::store::ids::Kid;
use crate::wire::sync::PushRequest;
use crate::wire::texts::MAX_EVENTS_PER_PUSH;

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
            services
                .store
                .write(move |c| insert_chain(c, &lost, now))
                .await?;
            looked_at += look_again(services, arrival, kid).await?;
        }
        services
            .store
            .write(move |c| orphan_certificates::remove(c, &kid))
            .await?;
    }
    Ok(looked_at)
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
