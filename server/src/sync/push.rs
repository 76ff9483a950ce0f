//! Push: up to 100 sealed events in, a result for each out. Verified off the writer, stored each in a savepoint of its
//! own, settled together, answered after the commit.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use ruqi_rules::Instant;
use serde_json::value::RawValue;
use uuid::Uuid;

use super::admit::{self, Effects, Outcome};
use super::chain::Chain;
use super::jws::{read_hash, write_hash};
use super::prepare::{self, Chains, Kept, Prepared};
use super::why::Why;
use crate::keys::{Keys, SealError};
use crate::registration::{Packs, Settling};
use crate::store::enrolment::{self, Enrolment, Kid};
use crate::store::{Connection, Store, StoreError, person, savepoint, verdict};
use crate::wire::event::ClockKind;
use crate::wire::sync::{PushRequest, PushResponse, PushResult, PushStatus};

/// Events to a push: half a minute of the worst signal.
pub const EVENTS: usize = 100;
/// Certificates, receipts and chains that may come with them: one for each event.
const CARRIED: usize = EVENTS;

/// When and how a push came in.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// Milliseconds, by the server's clock: the events' first arrival.
    pub now: i64,
    /// Which clock this server goes by.
    pub clock: ClockKind,
    /// New after a restore from backup.
    pub epoch: Arc<str>,
    /// The officer whose key proved the request: told the verdicts of own events. None: told none.
    pub proven: Option<Uuid>,
}

/// Why a push was not taken. Nothing of it is stored.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// More than [`EVENTS`]; the phone halves the batch.
    #[error("more events than a push may have")]
    TooMany,
    /// The database failed or is busy.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A receipt could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// What pushing needs beside the request. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    /// The database.
    pub store: Store,
    /// What receipts are sealed with.
    pub keys: Arc<Keys>,
    /// What visits are judged by.
    pub packs: Packs,
}

/// Takes a push.
///
/// # Errors
/// When it is too large, or the database fails: then nothing of it is stored.
pub async fn push(
    desk: &Desk,
    arrival: Arrival,
    request: PushRequest,
) -> Result<PushResponse, PushError> {
    let (keys, at) = (desk.keys.clone(), arrival.clone());
    let batch = desk
        .store
        .read(move |c| Batch::prepare(c, &keys, &at, request))
        .await?;
    let packs = desk.packs.clone();
    let at = arrival.clone();
    let done = desk
        .store
        .write(move |c| batch.commit(c, &packs, &at))
        .await?;
    Ok(done.response(&arrival))
}

/// The same without an async runtime: demo data, imports of exported records. Blocks.
///
/// # Errors
/// As [`push`].
pub fn push_blocking(
    desk: &Desk,
    arrival: &Arrival,
    request: PushRequest,
) -> Result<PushResponse, PushError> {
    let batch = desk
        .store
        .read_blocking(|c| Batch::prepare(c, &desk.keys, arrival, request))?;
    let (packs, at) = (desk.packs.clone(), arrival.clone());
    let done = desk
        .store
        .write_blocking(move |c| batch.commit(c, &packs, &at))?;
    Ok(done.response(arrival))
}

/// A push, verified and parsed, before the transaction.
struct Batch {
    prepared: Vec<Prepared>,
    lost: Vec<Enrolment>,
    asked: Vec<Kid>,
}

impl Batch {
    fn prepare(
        c: &Connection,
        keys: &Keys,
        arrival: &Arrival,
        request: PushRequest,
    ) -> Result<Self, PushError> {
        let carried = request
            .certificates
            .len()
            .max(request.receipts.len())
            .max(request.chains.len());
        if request.events.len() > EVENTS || carried > CARRIED {
            return Err(PushError::TooMany);
        }
        let PushRequest {
            events,
            certificates,
            receipts,
            chains,
        } = request;
        let sealed = prepare::take_apart(events);
        let known = Chains::read(c, keys, &certificates, &sealed)?;
        let prepared = sealed
            .into_iter()
            .map(|sealed| prepare::prepare(keys, &known, &receipts, arrival, sealed))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            prepared,
            lost: known.lost,
            asked: chains.iter().filter_map(|kid| read_hash(kid)).collect(),
        })
    }

    fn commit(self, c: &Connection, packs: &Packs, arrival: &Arrival) -> Result<Done, StoreError> {
        for lost in &self.lost {
            // After a restore the officer may be unknown, too: the events wait until that id is entered again.
            if person::find(c, lost.officer)?.is_some() {
                enrolment::insert(c, lost)?;
            }
        }
        let mut chains = Open::default();
        let mut effects = Effects::default();
        let mut done = Done::default();
        for prepared in self.prepared {
            done.results.push(match prepared {
                Prepared::Rejected { hash, why } => Told::rejected(hash, why),
                Prepared::Kept(kept) => admit_apart(c, *kept, &mut chains, &mut effects, arrival)?,
            });
        }
        for kid in &self.asked {
            chains.of(c, kid)?;
        }
        chains.save(c)?;
        let mut settling = Settling::begin(c, packs, arrival.now, "arrival")?;
        effects
            .bases
            .into_iter()
            .for_each(|base| settling.knows(base));
        settling.settle(&effects.touched)?;
        let outputs = settling.into_outputs();
        for told in &mut done.results {
            told.verdict = told.find_verdict(c, &outputs)?;
        }
        done.chains = chains.heads();
        Ok(done)
    }
}

/// One event in a savepoint. What the schema refuses would be refused again for ever: it is set aside as malformed.
fn admit_apart(
    c: &Connection,
    kept: Kept,
    chains: &mut Open,
    effects: &mut Effects,
    arrival: &Arrival,
) -> Result<Told, StoreError> {
    let (id, hash, officer) = (
        kept.claims.id,
        kept.sealed.hash,
        kept.event.as_ref().ok().map(|event| event.author),
    );
    let is_registration = kept
        .event
        .as_ref()
        .is_ok_and(|event| event.type_name() == "registration");
    let chain = chains.of(c, &kept.kid)?;
    let before = chain.as_deref().cloned();
    let mut own = Effects::default();
    let outcome = savepoint(c, |c| admit::admit(c, kept, chain, &mut own));
    if outcome.is_err()
        && let Some(before) = before
    {
        chains.put_back(before);
    }
    effects.add(own);
    let asks = is_registration && officer.is_some() && officer == arrival.proven;
    Ok(Told {
        id,
        hash,
        outcome: outcome?,
        asks_verdict: asks,
        verdict: None,
    })
}

/// The chains that this push goes over.
#[derive(Default)]
struct Open(HashMap<Kid, Option<Chain>>);

impl Open {
    fn of(&mut self, c: &Connection, kid: &Kid) -> Result<Option<&mut Chain>, StoreError> {
        if !self.0.contains_key(kid) {
            let chain = enrolment::get(c, kid)?
                .map(|found| Chain::open(c, found))
                .transpose()?;
            self.0.insert(*kid, chain);
        }
        Ok(self.0.get_mut(kid).and_then(Option::as_mut))
    }

    fn put_back(&mut self, chain: Chain) {
        self.0.insert(chain.enrolment.kid, Some(chain));
    }

    fn save(&self, c: &Connection) -> Result<(), StoreError> {
        self.0
            .values()
            .flatten()
            .try_for_each(|chain| chain.save(c))
    }

    fn heads(&self) -> BTreeMap<String, u64> {
        let head = |chain: &Option<Chain>| {
            chain
                .as_ref()
                .map_or(0, |chain| chain.enrolment.head.unsigned_abs())
        };
        self.0
            .iter()
            .map(|(kid, chain)| (write_hash(kid), head(chain)))
            .collect()
    }
}

/// What became of a push, committed.
#[derive(Default)]
struct Done {
    results: Vec<Told>,
    chains: BTreeMap<String, u64>,
}

/// What is said of one event.
struct Told {
    id: Option<Uuid>,
    hash: [u8; 32],
    outcome: Outcome,
    asks_verdict: bool,
    verdict: Option<String>,
}

impl Told {
    fn rejected(hash: [u8; 32], why: Why) -> Self {
        let outcome = Outcome {
            status: PushStatus::Rejected,
            receipt: None,
            gap: false,
            why: Some(why),
        };
        Self {
            id: None,
            hash,
            outcome,
            asks_verdict: false,
            verdict: None,
        }
    }

    fn find_verdict(
        &self,
        c: &Connection,
        outputs: &HashMap<Uuid, String>,
    ) -> Result<Option<String>, StoreError> {
        let counts = matches!(
            self.outcome.status,
            PushStatus::Accepted | PushStatus::Duplicate
        );
        let Some(id) = self.id.filter(|_| counts && self.asks_verdict) else {
            return Ok(None);
        };
        match outputs.get(&id) {
            Some(output) => Ok(Some(output.clone())),
            None => Ok(verdict::get(c, id)?.map(|stored| stored.output)),
        }
    }

    fn result(self) -> PushResult {
        PushResult {
            status: self.outcome.status,
            id: self.id.map(|id| id.to_string()),
            hash: write_hash(&self.hash),
            receipt: self.outcome.receipt,
            verdict: self
                .verdict
                .and_then(|output| RawValue::from_string(output).ok()),
            gap: self.outcome.gap,
            why: self.outcome.why.map(|why| why.as_str().to_owned()),
            words: self.outcome.why.map(Why::words),
        }
    }
}

impl Done {
    fn response(self, arrival: &Arrival) -> PushResponse {
        PushResponse {
            epoch: arrival.epoch.to_string(),
            server_time: Instant::from_millis(arrival.now).to_string(),
            upgrade_required: false,
            chains: self.chains,
            results: self.results.into_iter().map(Told::result).collect(),
        }
    }
}
