//! Does what needs no transaction of a push off the writer: takes events apart, verifies and parses them, seals
//! receipts.

use std::collections::HashMap;

use ruqi_rules::{Estimate, EstimateInput, Instant, estimate};
use sha2::{Digest, Sha256};

use crate::faults::{Defence, enabled};
use crate::intake::arrival::{Arrival, PushError};
use crate::keys::Keys;
use crate::record::certificate;
use crate::record::event::{Claims, Event};
use crate::record::jws::{NotSealed, PublicKey, Sealed};
use crate::record::receipt::{self, Receipt};
use crate::record::refusal::Why;
use crate::store::evidence::enrolments::{self, Enrolment};
use crate::store::ids::{Kid, RecordHash};
use crate::store::{Db, StoreError};

const TYP: &str = "ruqi-event";

/// An event as far as it can be looked at without the tables.
pub(crate) enum Prepared {
    /// No event at all: not kept.
    Rejected { hash: RecordHash, why: Why },
    /// Kept, whatever it turns out to be.
    Kept(Box<Kept>),
}

/// Bytes that will be stored, as evidence or apart.
pub(crate) struct Kept {
    pub(crate) sealed: Sealed,
    pub(crate) kid: Kid,
    pub(crate) claims: Claims,
    /// The signature holds, by a key that is known.
    pub(crate) proven: bool,
    /// Nor does whoever brought it prove to be anybody.
    pub(crate) strangers: bool,
    /// What it says, or why it cannot count.
    pub(crate) event: Result<Event, Why>,
    pub(crate) receipt: Receipt,
}

impl Kept {
    /// The same bytes, whatever they say.
    pub(crate) fn as_malformed(&self) -> Self {
        Self {
            sealed: self.sealed.clone(),
            event: Err(Why::Malformed),
            receipt: self.receipt.clone(),
            ..*self
        }
    }

    /// When it happened, as well as can be known from its first arrival.
    pub(crate) fn estimate(event: &Event, received_at: Instant) -> Estimate {
        estimate(&EstimateInput {
            wall: event.wall,
            heard: event.heard.map(|heard| ruqi_rules::Heard {
                server_time: heard.server_time,
                wall: heard.wall,
                age_ms: heard.age_ms,
            }),
            online: event.online,
            first_arrival: enabled(Defence::ArrivalBounds).then_some(received_at),
        })
    }
}

/// An event that was taken apart, with the key that it names; else the hash of what is none, and why.
pub(crate) type Apart = Result<(Sealed, Kid), (RecordHash, Why)>;

/// Chains that the events name: those that the server knows, and those that it lost and certificates bring back.
pub(crate) struct Chains {
    known: HashMap<Kid, (Enrolment, Option<PublicKey>)>,
    pub(crate) lost: Vec<Enrolment>,
}

impl Chains {
    pub(crate) fn read(
        c: &Db,
        keys: &Keys,
        certificates: &[String],
        events: &[Apart],
    ) -> Result<Self, StoreError> {
        let mut known = HashMap::new();
        let mut lost = Vec::new();
        let named = events.iter().flatten().map(|(_, kid)| *kid);
        for kid in named {
            if !known.contains_key(&kid)
                && let Some(found) = enrolments::get(c, &kid)?
            {
                known.insert(kid, with_key(found));
            }
        }
        for text in certificates
            .iter()
            .filter(|_| enabled(Defence::CertificatesBack))
        {
            let Some(read) = certificate::read(keys, text) else {
                continue;
            };
            if !known.contains_key(&read.kid) && enrolments::get(c, &read.kid)?.is_none() {
                known.insert(read.kid, with_key(read.clone()));
                lost.push(read);
            }
        }
        Ok(Self { known, lost })
    }
}

fn with_key(enrolment: Enrolment) -> (Enrolment, Option<PublicKey>) {
    let key = PublicKey::from_point(&enrolment.point);
    (enrolment, key)
}

/// Takes the texts apart.
pub(crate) fn take_apart(texts: Vec<String>) -> Vec<Apart> {
    texts
        .into_iter()
        .map(|text| {
            let hash = Sha256::digest(&text).into();
            let sealed = Sealed::read(text).map_err(|not| match not {
                NotSealed::NotAJws => (hash, Why::NotAnEvent),
                NotSealed::TooLarge => (hash, Why::TooLarge),
            })?;
            match sealed.kid.filter(|_| sealed.typ.as_deref() == Some(TYP)) {
                Some(kid) => Ok((sealed, kid)),
                None => Err((hash, Why::NotAnEvent)),
            }
        })
        .collect()
}

/// Verifies, parses and receipts one.
///
/// # Errors
/// When no receipt can be sealed.
pub(crate) fn prepare(
    keys: &Keys,
    chains: &Chains,
    receipts: &std::collections::BTreeMap<String, String>,
    arrival: &Arrival,
    apart: Apart,
) -> Result<Prepared, PushError> {
    let (mut sealed, kid) = match apart {
        Ok(apart) => apart,
        Err((hash, why)) => return Ok(Prepared::Rejected { hash, why }),
    };
    let chain = chains.known.get(&kid);
    let proven = matches!(chain, Some((_, Some(key))) if sealed.is_by(key));
    let event = match chain {
        None => Err(Why::UnknownKey),
        Some(_) if !proven => Err(Why::BadSignature),
        Some((enrolment, _)) => read(&sealed, enrolment, arrival),
    };
    let claims = match &event {
        Ok(event) => Claims {
            id: Some(event.id),
            seq: Some(event.seq),
        },
        Err(_) => Claims::read(&sealed.payload),
    };
    // It was read; what is stored is the text.
    sealed.payload = Vec::new();
    let carried = claims.id.and_then(|id| receipts.get(&id.to_string()));
    let carried = carried.filter(|_| enabled(Defence::FirstReceipt));
    let receipt = match carried.and_then(|text| receipt::carried(keys, text, &sealed.hash)) {
        Some(receipt) => receipt,
        None => receipt::issue(keys, claims.id, &sealed.hash, arrival.now, &arrival.epoch)?,
    };
    Ok(Prepared::Kept(Box::new(Kept {
        sealed,
        kid,
        claims,
        proven,
        strangers: !proven && arrival.is_strangers(),
        event,
        receipt,
    })))
}

fn read(sealed: &Sealed, enrolment: &Enrolment, arrival: &Arrival) -> Result<Event, Why> {
    let event = Event::parse_new(&sealed.payload)?;
    let is_the_keys = event.author == enrolment.officer || !enabled(Defence::KeysAuthor);
    if !is_the_keys || event.device != enrolment.device {
        return Err(Why::NotTheKeysAuthor);
    }
    if event.clock != arrival.clock {
        return Err(Why::OtherClock);
    }
    Ok(event)
}
