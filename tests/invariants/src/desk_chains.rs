//! The server's own chains of desk acts, one for each of its keys and epochs: by that key, from 1 on without a gap.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::report::{Invariant, Report};
use crate::seal::{self, Hash, Jws};
use crate::server::{Event, Server};

pub fn check(server: &Server, report: &mut Report) {
    let mut chains: HashMap<Hash, BTreeMap<i64, &Event>> = HashMap::new();
    for act in server.events.iter().filter(|one| server.is_desk_act(one)) {
        let chain = chains.entry(act.kid).or_default();
        let is_first = chain.insert(act.seq, act).is_none();
        report.hold(
            is_first,
            Invariant::NumbersUnique,
            act.id,
            "another desk act has its number",
        );
    }
    for (name, chain) in &chains {
        report.chains += 1;
        one(server, name, chain, report);
    }
    vouched(server, report);
}

/// What counts though it had been set aside was accepted by a supervisor, who says so in the server's chain.
fn vouched(server: &Server, report: &mut Report) {
    let acts = server.events.iter();
    let acts = acts.filter(|one| one.r#type == "aside_accepted" && server.is_desk_act(one));
    let accepted: HashSet<Hash> = acts
        .filter_map(|act| {
            let jws = Jws::read(&act.jws)?;
            seal::read_hash(jws.payload.get("body")?.get("hash")?.as_str()?)
        })
        .collect();
    for event in server
        .events
        .iter()
        .filter(|one| one.released && one.erased.is_none())
    {
        report.hold(
            accepted.contains(&event.hash),
            Invariant::Vouched,
            event.id,
            "was set aside and counts, and no supervisor accepted it",
        );
    }
}

fn one(server: &Server, name: &Hash, chain: &BTreeMap<i64, &Event>, report: &mut Report) {
    // The first names its chain. Those of before epochs had chains named theirs by the hash of the key's name.
    let by_key = server.seals.contains_key(name);
    let mut before = match by_key {
        true => seal::hash(&seal::write_hash(name)),
        false => *name,
    };
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
