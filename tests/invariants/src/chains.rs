//! Chains: contiguous up to the head but for what was given up, linked hash by hash, and what waits does not count.

use std::collections::{BTreeMap, HashMap};

use crate::report::{Invariant, Report};
use crate::seal::{self, Hash, Jws};
use crate::server::{Enrolment, Event, Server};

/// What is at a place of a chain.
enum Link<'a> {
    Event(&'a Event),
    /// Set aside with a good signature: it fills its number.
    Filled(Hash),
}

impl Link<'_> {
    fn hash(&self) -> Hash {
        match self {
            Self::Event(event) => event.hash,
            Self::Filled(hash) => *hash,
        }
    }

    /// What counts because it fits its chain, not because a supervisor had it count.
    fn in_order(&self) -> Option<&Event> {
        match self {
            Self::Event(event) if !event.released => Some(event),
            _ => None,
        }
    }
}

type Chain<'a> = BTreeMap<i64, Link<'a>>;

pub fn check(server: &Server, report: &mut Report) {
    let mut chains: HashMap<Hash, Chain<'_>> = HashMap::new();
    for event in server.events.iter().filter(|one| !server.is_desk_act(one)) {
        let chain = chains.entry(event.kid).or_default();
        if chain.insert(event.seq, Link::Event(event)).is_some() {
            report.violated(
                Invariant::NumbersUnique,
                name(&event.kid, event.seq),
                "two events",
            );
        }
    }
    for one in server.set_aside.iter().filter(|one| one.fills) {
        let (Some(kid), Some(seq)) = (one.kid, one.seq) else {
            report.violated(
                Invariant::Bytes,
                seal::write_hash(&one.hash),
                "fills a number, and names none",
            );
            continue;
        };
        if chains
            .entry(kid)
            .or_default()
            .insert(seq, Link::Filled(one.hash))
            .is_some()
        {
            report.violated(
                Invariant::NumbersUnique,
                name(&kid, seq),
                "an event, and one that was set aside",
            );
        }
    }
    for enrolment in server.enrolments.values() {
        report.chains += 1;
        let chain = chains.remove(&enrolment.kid).unwrap_or_default();
        contiguous(enrolment, &chain, report);
        ends_at_the_head(enrolment, &chain, report);
        linked(enrolment, &chain, report);
    }
    for (kid, chain) in &chains {
        let count = chain.len();
        report.violated(
            Invariant::Certificate,
            seal::write_hash(kid),
            &format!("{count} events of a key that is not enrolled"),
        );
    }
}

/// A missing number was given up: the next event after it counts with the mark.
fn contiguous(enrolment: &Enrolment, chain: &Chain<'_>, report: &mut Report) {
    let mut expected = 1;
    for (seq, link) in chain.range(..=enrolment.head) {
        let event = link.in_order();
        if *seq > expected && event.is_some_and(|event| !event.gap) {
            report.violated(
                Invariant::ChainContiguous,
                name(&enrolment.kid, expected),
                "missing, and was not given up",
            );
        }
        // What was set aside beyond a gap does not close it: the next event says whether it was given up.
        if *seq == expected || event.is_some() {
            expected = seq + 1;
        }
    }
    report.hold(
        expected > enrolment.head,
        Invariant::ChainContiguous,
        name(&enrolment.kid, expected),
        "missing below the head",
    );
}

fn ends_at_the_head(enrolment: &Enrolment, chain: &Chain<'_>, report: &mut Report) {
    let Enrolment {
        kid,
        head,
        head_hash,
        certificate,
        ..
    } = enrolment;
    let at_head = match head {
        0 => Some(seal::hash(certificate)),
        head => chain.get(head).map(Link::hash),
    };
    report.hold(
        at_head == Some(*head_hash),
        Invariant::ChainHead,
        name(kid, *head),
        "the head's hash is of something else",
    );
    report.hold(
        !chain.contains_key(&(head + 1)),
        Invariant::ChainHead,
        name(kid, head + 1),
        "is there, and the head stands before it",
    );
    for (seq, link) in chain {
        let Some(event) = link.in_order() else {
            continue;
        };
        if *seq > *head && !event.held {
            report.violated(
                Invariant::HeldWaits,
                event.id,
                "counts, though an earlier one of its chain is missing",
            );
        }
        if *seq <= *head && event.held {
            report.violated(
                Invariant::HeldWaits,
                event.id,
                "waits, though nothing before it is missing",
            );
        }
    }
}

/// Each event names the one before it, where that is here.
fn linked(enrolment: &Enrolment, chain: &Chain<'_>, report: &mut Report) {
    let first = Link::Filled(seal::hash(&enrolment.certificate));
    for (seq, link) in chain {
        let Some(event) = link.in_order() else {
            continue;
        };
        // Held: nobody has looked at its link yet.
        if event.held {
            continue;
        }
        let before = match seq {
            1 => Some(&first),
            seq => chain.get(&(seq - 1)),
        };
        let Some(before) = before else { continue };
        // After a gap what fills the place before may be a fork of the chain: that is why it was set aside.
        if event.gap && before.in_order().is_none() && *seq > 1 {
            continue;
        }
        let prev = Jws::read(&event.jws).and_then(|jws| jws.hash("prev"));
        report.hold(
            prev == Some(before.hash()),
            Invariant::ChainLinks,
            event.id,
            "does not follow the one before it",
        );
    }
}

fn name(kid: &Hash, seq: i64) -> String {
    format!("{} number {seq}", seal::write_hash(kid))
}
