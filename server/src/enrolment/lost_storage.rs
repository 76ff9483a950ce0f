//! A phone says that it lost its storage: what is missing from its earlier chains cannot come any more, so what waited
//! for it counts, with the mark `gap`.

use ruqi_rules::Instant;

use crate::clock::Clock;
use crate::enrolment::enrol::EnrolError;
use crate::intake::chain::Chain;
use crate::intake::effects::Effects;
use crate::record::event::MAX_HELD_MS;
use crate::record::jws::{read_hash, write_hash};
use crate::registration::Packs;
use crate::store::access::audit::{self, AuditEntry};
use crate::store::evidence::enrolments::{self, Enrolment};
use crate::store::evidence::{chain_slots, events};
use crate::store::ids::{Kid, PersonId};
use crate::store::{Db, StoreError, Tx};
use crate::wire::sync::WaitingChain;
use crate::wire::texts::MAX_LOST_KEYS;

/// Keys whose storage was lost, as the phone names them.
#[derive(Debug, Clone)]
pub struct Lost(Vec<Kid>);

impl Lost {
    /// Reads them.
    ///
    /// # Errors
    /// When one is no thumbprint, or there are too many.
    pub fn read(kids: &[String]) -> Result<Self, EnrolError> {
        let malformed = || EnrolError::Malformed("lost");
        if kids.len() > MAX_LOST_KEYS {
            return Err(malformed());
        }
        let kids: Option<_> = kids.iter().map(|kid| read_hash(kid)).collect();
        kids.map(Self).ok_or_else(malformed)
    }

    /// Lets count what waits in those of the chains that are the officer's, in a transaction.
    pub fn carry_out(
        &self,
        c: &Tx,
        packs: &Packs,
        clock: &Clock,
        officer: PersonId,
    ) -> Result<(), StoreError> {
        let now = clock.now();
        for kid in &self.0 {
            let found = enrolments::get(c, kid)?.filter(|found| found.officer == officer);
            let Some(found) = found else { continue };
            let detail = serde_json::json!({ "kid": write_hash(kid), "device": found.device });
            audit::add(
                c,
                &AuditEntry {
                    id: clock.new_id(),
                    at: now,
                    actor: Some(officer),
                    act: "storage_lost",
                    subject: Some(&officer.to_string()),
                    detail: Some(&detail.to_string()),
                },
            )?;
            count_what_waits(c, packs, found, now)?;
        }
        Ok(())
    }
}

/// The officer's chains in which something waits still: the phone asks whether their storage was lost.
pub fn waiting(c: &Db, officer: PersonId) -> Result<Vec<WaitingChain>, StoreError> {
    let most = u32::try_from(MAX_LOST_KEYS).unwrap_or(u32::MAX);
    let found = chain_slots::waiting(c, officer, most)?;
    let told = found.into_iter().map(|one| WaitingChain {
        kid: write_hash(&one.kid),
        device: one.device.to_string(),
        since: one.since.to_string(),
        records: one.records,
        until: Instant::from_millis(one.first + MAX_HELD_MS).to_string(),
    });
    Ok(told.collect())
}

/// What is missing from the chain cannot come any more: what waited for it counts, with the mark `gap`.
pub(crate) fn count_what_waits(
    c: &Tx,
    packs: &Packs,
    enrolment: Enrolment,
    now: Instant,
) -> Result<(), StoreError> {
    let Some(last) = events::last(c, &enrolment.kid)? else {
        return Ok(());
    };
    let mut chain = Chain::open(c, enrolment)?;
    let mut effects = Effects::default();
    chain.give_up_to(c, last.seq, &mut effects)?.set_aside(c)?;
    chain.save(c)?;
    effects.settle(c, packs, now)?;
    Ok(())
}
