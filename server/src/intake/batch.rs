//! Takes the events of a push in: they are prepared off the writer, committed each in a savepoint of its own, and
//! settled together.

use crate::intake::admit::{self, Within};
use crate::intake::allowance::{self, Over};
use crate::intake::answer::{Asked, Done, Told};
use crate::intake::arrival::{Arrival, PushError};
use crate::intake::effects::Effects;
use crate::intake::known_before::KnownBefore;
use crate::intake::open_chains::Open;
use crate::intake::orphan_certificate;
use crate::intake::set_aside::set_aside;
use crate::intake::verify::{self, Chains, Kept, Prepared};
use crate::keys::Keys;
use crate::record::acting_lookup::ActingLookup;
use crate::record::jws::read_hash;
use crate::record::refusal::Why;
use crate::registration::Packs;
use crate::store::access::persons;
use crate::store::evidence::enrolments::Enrolment;
use crate::store::evidence::orphan_certificates as orphans;
use crate::store::ids::Kid;
use crate::store::{Db, StoreError, Tx};
use crate::wire::sync::PushRequest;
use crate::wire::texts::MAX_EVENTS_PER_PUSH;

/// Certificates, receipts and chains that may come with them: one for each event.
const CARRIED: usize = MAX_EVENTS_PER_PUSH;

/// A push, verified and parsed, before the transaction.
pub(crate) struct Batch {
    prepared: Vec<Prepared>,
    lost: Vec<Enrolment>,
    asked: Vec<Kid>,
}

impl Batch {
    pub(crate) fn prepare(
        c: &Db,
        keys: &Keys,
        arrival: &Arrival,
        request: PushRequest,
    ) -> Result<Self, PushError> {
        let carried = request
            .certificates
            .len()
            .max(request.receipts.len())
            .max(request.chains.len());
        if request.events.len() > MAX_EVENTS_PER_PUSH || carried > CARRIED {
            return Err(PushError::TooMany);
        }
        let PushRequest {
            events,
            certificates,
            receipts,
            chains,
        } = request;
        let sealed = verify::take_apart(events);
        let known = Chains::read(c, keys, &certificates, &sealed)?;
        let prepared = sealed
            .into_iter()
            .map(|sealed| verify::prepare(keys, &known, &receipts, arrival, sealed))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            prepared,
            lost: known.lost,
            asked: chains.iter().filter_map(|kid| read_hash(kid)).collect(),
        })
    }

    pub(crate) fn commit(
        self,
        c: &Tx,
        packs: &Packs,
        arrival: &Arrival,
    ) -> Result<Done, PushError> {
        match allowance::take(c, arrival, &self.prepared)? {
            Ok(()) => {}
            Err(Over::Share(seconds)) => return Err(PushError::Unproven(seconds)),
            Err(Over::Reserve) => return Err(PushError::Reserve),
        }
        for lost in &self.lost {
            // After a restore the officer may be unknown, too: the events wait until that id is entered again.
            match persons::find(c, lost.officer)? {
                Some(_) => orphan_certificate::insert_chain(c, lost, arrival.now)?,
                None => orphans::insert(c, lost)?,
            }
        }
        let mut chains = Open::default();
        let mut effects = Effects::default();
        let mut done = Done::default();
        let mut within = Within {
            known: KnownBefore::read(c, &self.prepared)?,
            acting: ActingLookup::new(c),
        };
        let only_asks = self.prepared.is_empty();
        for prepared in self.prepared {
            done.results.push(match prepared {
                Prepared::Rejected { hash, why } => Told::rejected(hash, why),
                Prepared::Kept(kept) => {
                    admit_apart(c, *kept, &mut chains, &mut within, &mut effects, arrival)?
                }
            });
        }
        for kid in &self.asked {
            chains.of(c, kid)?;
        }
        chains.save(c)?;
        let outputs = effects.settle(c, packs, arrival.now)?;
        for told in &mut done.results {
            told.verdict = told.find_verdict(c, &outputs)?;
        }
        done.chains = if only_asks {
            chains.whole(c)?
        } else {
            chains.heads()
        };
        Ok(done)
    }
}

/// One event in a savepoint. What the schema refuses would be refused for ever, and the rest of the batch with it: it is
/// set aside.
fn admit_apart(
    c: &Tx,
    kept: Kept,
    chains: &mut Open,
    within: &mut Within<'_>,
    effects: &mut Effects,
    arrival: &Arrival,
) -> Result<Told, StoreError> {
    let asked = Asked::of(&kept, arrival.proven());
    let (kid, spare) = (kept.kid, kept.as_malformed());
    let (id, hash) = (kept.claims.id, kept.sealed.hash);
    let before = chains.of(c, &kid)?.cloned();
    let mut own = Effects::default();
    let chain = chains.of(c, &kid)?;
    let admitted = c.savepoint(|c| admit::admit(c, kept, chain, within, &mut own));
    let outcome = match admitted {
        Err(error) if error.is_refusal() => {
            tracing::error!(%error, "the schema refused an event: it is set aside");
            chains.put_back(kid, before);
            own = Effects::default();
            set_aside(c, spare, Why::Malformed, chains.of(c, &kid)?, &mut own)?
        }
        admitted => admitted?,
    };
    within.known.note(id, hash);
    effects.add(own);
    Ok(asked.told(outcome))
}
