//! Evidence is what its bytes say, signed by the key that it names, which the server vouched for; and no id is there twice.

use std::collections::HashMap;

use uuid::Uuid;

use crate::erased;
use crate::report::{Invariant, Report};
use crate::seal::{self, Jws, point_of, thumbprint};
use crate::server::{Enrolment, Event, Server};

pub fn check(server: &Server, report: &mut Report) {
    for enrolment in server.enrolments.values() {
        certificate(server, enrolment, report);
    }
    let mut ids: HashMap<Uuid, usize> = HashMap::new();
    for event in &server.events {
        report.events += 1;
        *ids.entry(event_is_its_bytes(server, event, report))
            .or_default() += 1;
    }
    for (id, _) in ids.iter().filter(|(_, count)| **count > 1) {
        report.violated(Invariant::IdsUnique, id, "more than one event has this id");
    }
    set_aside(server, report);
}

fn certificate(server: &Server, enrolment: &Enrolment, report: &mut Report) {
    let kid = seal::write_hash(&enrolment.kid);
    let fits = Jws::read(&enrolment.certificate).is_some_and(|jws| {
        let is = |name: &str, id: Uuid| jws.text(name) == Some(&id.to_string());
        server.sealed("ruqi-certificate", &jws)
            && jws.hash("kid") == Some(enrolment.kid)
            && jws.payload.get("jwk").and_then(point_of) == Some(enrolment.point)
            && thumbprint(&enrolment.point) == enrolment.kid
            && is("device", enrolment.device)
            && is("officer", enrolment.officer)
    });
    report.hold(
        fits,
        Invariant::Certificate,
        kid,
        "its certificate is not of this key, device and officer",
    );
}

/// Returns the id that its bytes say, or where they cannot be read the row's.
fn event_is_its_bytes(server: &Server, event: &Event, report: &mut Report) -> Uuid {
    let id = event.id;
    if event.erased.is_some() {
        erased::event(server, event, report);
        return id;
    }
    let Some(jws) = Jws::read(&event.jws) else {
        report.violated(Invariant::Bytes, id, "no sealed event");
        return id;
    };
    report.hold(
        seal::hash(&event.jws) == event.hash,
        Invariant::Bytes,
        id,
        "its hash is of other bytes",
    );
    let says = |name: &str, text: &str| jws.text(name) == Some(text);
    let fits = says("id", &id.to_string())
        && says("type", &event.r#type)
        && says("author", &event.author.to_string())
        && jws.payload["seq"].as_i64() == Some(event.seq)
        && (jws.kid == event.kid || is_chain_of(server, event, &jws))
        && jws.typ == "ruqi-event";
    report.hold(
        fits,
        Invariant::Bytes,
        id,
        "id, type, author, number or key differ from what its bytes say",
    );
    let signed = match server.enrolments.get(&event.kid) {
        Some(key) => {
            // A supervisor can vouch for the device, never for who sealed it.
            let device = says("device", &key.device.to_string()) || event.released;
            let own = key.officer == event.author && device;
            report.hold(
                own,
                Invariant::Signature,
                id,
                "its author or device is not the key's",
            );
            jws.is_by(&key.point)
        }
        None => server.sealed("ruqi-event", &jws),
    };
    report.hold(
        signed,
        Invariant::Signature,
        id,
        "not signed by the key that it names",
    );
    jws.text("id")
        .and_then(|text| text.parse().ok())
        .unwrap_or(id)
}

/// The server's own chain is named for its key and the epoch.
fn is_chain_of(server: &Server, event: &Event, jws: &Jws<'_>) -> bool {
    let epoch = jws.text("epoch").unwrap_or_default();
    let name = format!("{}.{epoch}", seal::write_hash(&jws.kid));
    server.is_desk_act(event) && seal::hash(&name) == event.kid
}

/// Kept by the hash of the bytes, and nowhere else.
fn set_aside(server: &Server, report: &mut Report) {
    let events: HashMap<_, _> = server.events.iter().map(|one| (one.hash, one.id)).collect();
    for one in &server.set_aside {
        report.set_aside += 1;
        let name = seal::write_hash(&one.hash);
        match one.erased {
            Some(_) => erased::set_aside(server, one, report),
            None => report.hold(
                seal::hash(&one.jws) == one.hash,
                Invariant::Bytes,
                &name,
                "set aside under the hash of other bytes",
            ),
        }
        if let Some(id) = events.get(&one.hash) {
            report.violated(Invariant::OnePlace, id, "counts, and is set aside too");
        }
        let Some(key) = one
            .kid
            .and_then(|kid| server.enrolments.get(&kid))
            .filter(|_| one.fills)
        else {
            report.hold(
                !one.fills,
                Invariant::Signature,
                &name,
                "fills a number in a chain that nobody has",
            );
            continue;
        };
        let signed = Jws::read(&one.jws).is_some_and(|jws| jws.is_by(&key.point));
        report.hold(
            signed || one.erased.is_some(),
            Invariant::Signature,
            &name,
            "fills a number in a chain whose key did not sign it",
        );
    }
}
