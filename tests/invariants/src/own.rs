//! The server's own chain of desk acts: by its keys, from 1 on without a gap.

use std::collections::BTreeMap;

use crate::report::{Invariant, Report};
use crate::seal::{self, Hash, Jws};
use crate::server::{Event, Server};

pub fn check(server: &Server, report: &mut Report) {
    for kid in server.seals.keys() {
        let acts = server.events.iter().filter(|one| one.kid == *kid);
        let chain: BTreeMap<i64, &Event> = acts.map(|one| (one.seq, one)).collect();
        if !chain.is_empty() {
            report.chains += 1;
            one(kid, &chain, report);
        }
    }
}

fn one(kid: &Hash, chain: &BTreeMap<i64, &Event>, report: &mut Report) {
    // The first names its own key, as a phone's first names its certificate.
    let mut before = seal::hash(&seal::write_hash(kid));
    for ((seq, act), expected) in chain.iter().zip(1..) {
        report.hold(
            *seq == expected,
            Invariant::OwnChain,
            act.id,
            "a desk act before it is missing",
        );
        let prev = Jws::read(&act.jws).and_then(|jws| jws.hash("prev"));
        report.hold(
            prev == Some(before),
            Invariant::OwnChain,
            act.id,
            "does not follow the desk act before it",
        );
        report.hold(
            !act.held,
            Invariant::OwnChain,
            act.id,
            "a desk act never waits",
        );
        before = act.hash;
    }
}
