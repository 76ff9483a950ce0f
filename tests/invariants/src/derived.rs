//! What people see is derived from what was accepted: no row without an event, no event without its row, and each at the
//! enterprise that the event speaks of.

use std::collections::HashMap;

use uuid::Uuid;

use crate::report::{Invariant, Report};
use crate::seal::Jws;
use crate::server::{Code, Derived, Event, Server};

pub fn check(server: &Server, report: &mut Report) {
    report.registrations += server.registrations.len();
    of_type(server, "registration", &server.registrations, report);
    of_type(server, "averted", &server.averted, report);
}

fn of_type(server: &Server, kind: &str, rows: &[Derived], report: &mut Report) {
    let accepted = server
        .events
        .iter()
        .filter(|one| one.r#type == kind && !one.held && one.erased.is_none());
    let mut accepted: HashMap<Uuid, &Event> = accepted.map(|one| (one.id, one)).collect();
    for row in rows {
        let Some(event) = accepted.remove(&row.id) else {
            report.violated(
                Invariant::Derived,
                row.id,
                "is shown, and no such event was accepted",
            );
            continue;
        };
        let expected = enterprise(server, event, row);
        report.hold(
            expected.as_deref() == Some(&row.enterprise),
            Invariant::EnterpriseView,
            row.id,
            "is shown at another enterprise than it speaks of",
        );
    }
    for id in accepted.keys() {
        report.violated(Invariant::Derived, id, "was accepted, and is not shown");
    }
}

/// The enterprise named, else that of the premises named, else the one that the code led to then, else the code; where
/// enterprises were merged, the one that is left.
fn enterprise(server: &Server, event: &Event, row: &Derived) -> Option<Vec<u8>> {
    let jws = Jws::read(&event.jws)?;
    let body = jws.payload.get("body")?;
    let id = |name: &str| body.get(name)?.as_str()?.parse::<Uuid>().ok();
    let of_premises = |premises: Uuid| server.premises.get(&premises).copied();
    let fingerprint = match row.enterprise.len() {
        8 => Some(&row.enterprise),
        _ => server.read.get(&row.id),
    };
    let text = || Some(body.get("code")?.get("text")?.as_str()?.trim());
    // The row of an averted visit keeps no fingerprint: the code is known by its text.
    let is_it = |code: &Code| match fingerprint {
        Some(fingerprint) => code.fingerprint == *fingerprint,
        None => text().is_some_and(|text| ends_with(text, &code.text)),
    };
    let led_to = || {
        let fits = |code: &&Code| {
            is_it(code)
                && code.since <= row.instant
                && code.until.is_none_or(|until| row.instant < until)
        };
        server.codes.iter().find(fits).map(|code| code.premises)
    };
    let named = id("enterprise").or_else(|| of_premises(id("premises").or_else(led_to)?));
    match named {
        Some(mut id) => {
            while let Some(into) = server.merged.get(&id) {
                id = *into;
            }
            Some(id.into_bytes().to_vec())
        }
        None => fingerprint.cloned(),
    }
}

/// In any case of letters: printed codes are in capitals, whatever the address.
fn ends_with(text: &str, end: &str) -> bool {
    text.to_ascii_uppercase()
        .ends_with(&end.to_ascii_uppercase())
}
