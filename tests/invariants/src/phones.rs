//! A phone against the server: what was sealed is in the outbox or on the server, and a receipt means that it is there.

use std::collections::{BTreeMap, HashMap};

use crate::phone::{Evidence, Phone, Sealed};
use crate::receipts;
use crate::report::{Invariant, Report};
use crate::seal::{self, Hash, Jws, Point, point_of, read_hash};
use crate::server::Server;
use crate::time;

pub fn check(server: &Server, phone: &Phone, report: &mut Report) {
    report.phones += 1;
    for evidence in &phone.officers {
        let keys = keys(server, evidence, report);
        for sealed in &evidence.events {
            report.on_phones += 1;
            if let Some(hash) = is_its_bytes(&keys, sealed, report) {
                is_somewhere(server, evidence, sealed, &hash, report);
            }
        }
        for head in &evidence.heads {
            contiguous(server, evidence, head.seq, &head.kid, report);
            let last = evidence.events.iter();
            let mut last =
                last.filter(|one| one.kid.as_ref() == Some(&head.kid) && one.seq == Some(head.seq));
            let fits = last.all(|one| one.hash.as_ref() == Some(&head.hash));
            report.hold(
                fits,
                Invariant::Outbox,
                &head.kid,
                "the head's hash is of another event",
            );
        }
    }
}

/// The public keys that this phone signs with, each vouched for by the server where it was enrolled.
fn keys(server: &Server, evidence: &Evidence, report: &mut Report) -> HashMap<String, Point> {
    let mut keys = HashMap::new();
    for chain in &evidence.chains {
        let point = point_of(&chain.jwk);
        let fits =
            point.is_some_and(|point| read_hash(&chain.kid) == Some(seal::thumbprint(&point)));
        report.hold(
            fits,
            Invariant::Outbox,
            &chain.kid,
            "the chain is named for another key",
        );
        keys.extend(point.map(|point| (chain.kid.clone(), point)));
        let Some(certificate) = &chain.certificate else {
            continue;
        };
        let vouched = Jws::read(certificate).is_some_and(|jws| {
            server.sealed("ruqi-certificate", &jws)
                && jws.text("kid") == Some(&chain.kid)
                && jws.text("officer") == Some(&evidence.officer.to_string())
        });
        report.hold(
            vouched,
            Invariant::Certificate,
            &chain.kid,
            "the phone's certificate is not of this key and officer",
        );
    }
    keys
}

/// Returns its hash, where it is there.
fn is_its_bytes(
    keys: &HashMap<String, Point>,
    sealed: &Sealed,
    report: &mut Report,
) -> Option<Hash> {
    let Some(text) = &sealed.jws else {
        report.violated(
            Invariant::Outbox,
            &sealed.id,
            "a row of the outbox speaks of an event that is not there",
        );
        return None;
    };
    let hash = seal::hash(text);
    let fits = Jws::read(text).is_some_and(|jws| {
        let kid = seal::write_hash(&jws.kid);
        let signed = keys.get(&kid).is_none_or(|point| jws.is_by(point));
        // What is no JSON to us says nothing of itself: the bytes are all there is.
        let says = jws.payload.is_null()
            || (jws.text("id") == Some(&sealed.id)
                && sealed
                    .seq
                    .is_none_or(|seq| jws.payload["seq"].as_i64() == Some(seq)));
        let named = sealed.hash.as_deref().and_then(read_hash) == Some(hash);
        signed && says && named && sealed.kid.as_ref() == Some(&kid)
    });
    report.hold(
        fits,
        Invariant::Bytes,
        &sealed.id,
        "on the phone it is not what its bytes say",
    );
    Some(hash)
}

/// Unsent: in the outbox, and perhaps on the server. Sent: on the server. Never nowhere.
fn is_somewhere(
    server: &Server,
    evidence: &Evidence,
    sealed: &Sealed,
    hash: &Hash,
    report: &mut Report,
) {
    let arrival = server.arrivals.get(hash).copied();
    let restored = evidence
        .epoch
        .as_ref()
        .is_some_and(|epoch| *epoch != server.epoch);
    if let Some(sent) = &sealed.sent {
        let arrived = sent.received_at.as_deref().and_then(time::read);
        if let (Some(receipt), Some(at)) = (&sent.receipt, arrived) {
            receipts::one(server, hash, receipt, at, report);
        }
        let comes_again = restored || is_offered_again(sealed);
        match (arrival, arrived) {
            // A copy came to a restored server before the phone could bring the receipt of the first.
            (Some(at), Some(first)) if first < at && comes_again => report.to_offer += 1,
            (Some(at), first) => report.hold(
                first.is_none_or(|first| first == at),
                Invariant::FirstArrival,
                &sealed.id,
                "the server has another arrival than the phone was told",
            ),
            (None, _) if comes_again => report.to_offer += 1,
            (None, _) => report.violated(
                Invariant::ReceiptDurable,
                &sealed.id,
                "the phone has the server's word for it, and it is not on the server",
            ),
        }
        return;
    }
    let waits = match &sealed.outbox {
        None => false,
        // What the server does not even keep stays here, to be exported.
        Some(row) if row.state == "set_aside" => {
            matches!(row.why.as_deref(), Some("not_an_event" | "too_large"))
        }
        Some(_) => true,
    };
    report.hold(
        waits || arrival.is_some() || restored,
        Invariant::NeverLost,
        &sealed.id,
        "neither in the outbox nor on the server",
    );
}

/// Confirmed once, and in the queue again: a restored server said that it does not have it.
fn is_offered_again(sealed: &Sealed) -> bool {
    let row = sealed.outbox.as_ref();
    row.is_some_and(|row| row.state == "waiting")
}

/// Each number up to the phone's head is on the phone or, when it was confirmed long ago and pruned, on the server.
fn contiguous(server: &Server, evidence: &Evidence, head: i64, kid: &str, report: &mut Report) {
    let here: BTreeMap<i64, &Sealed> = evidence
        .events
        .iter()
        .filter(|one| one.kid.as_deref() == Some(kid))
        .filter_map(|one| Some((one.seq?, one)))
        .collect();
    let key = read_hash(kid).unwrap_or_default();
    for seq in 1..=head {
        let is_there = here.contains_key(&seq) || server.numbers.contains(&(key, seq));
        report.hold(
            is_there,
            Invariant::NeverLost,
            format!("{kid} number {seq}"),
            "neither on the phone nor on the server",
        );
    }
    for (seq, one) in &here {
        report.hold(
            *seq <= head,
            Invariant::Outbox,
            &one.id,
            "beyond the head of its chain",
        );
        let Some(before) = here.get(&(seq - 1)) else {
            continue;
        };
        let prev = one
            .jws
            .as_deref()
            .and_then(Jws::read)
            .and_then(|jws| jws.hash("prev"));
        let follows = prev == before.hash.as_deref().and_then(read_hash);
        report.hold(
            follows,
            Invariant::ChainLinks,
            &one.id,
            "does not follow the one before it on the phone",
        );
    }
}
