//! What was erased: in the place of the bytes the server's word, sealed, that just these were erased, and not before the
//! period that it names had passed.

use uuid::Uuid;

use crate::report::{Invariant, Report};
use crate::seal::{self, Hash, Jws};
use crate::server::{Event, Server, SetAside};
use crate::time;

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

pub fn event(server: &Server, event: &Event, report: &mut Report) {
    let id = event.id;
    let row = (
        event.jws.as_str(),
        event.hash,
        event.received_at,
        event.erased,
    );
    let Some(word) = word(server, row, &id.to_string(), report) else {
        return;
    };
    let fits = word.text("event") == Some(&id.to_string())
        && word.text("type") == Some(&event.r#type)
        && word.hash("kid") == Some(event.kid)
        && word.payload["seq"].as_i64() == Some(event.seq);
    report.hold(
        fits,
        Invariant::Erasure,
        id,
        "id, type, number or key differ from what the server erased",
    );
    report.hold(
        event.author == Uuid::nil(),
        Invariant::Erasure,
        id,
        "its bytes are gone, and its author is not",
    );
}

pub fn set_aside(server: &Server, one: &SetAside, report: &mut Report) {
    let row = (one.jws.as_str(), one.hash, one.received_at, one.erased);
    word(server, row, &seal::write_hash(&one.hash), report);
}

/// The server's word, held against the row: which bytes, when they came, when they were erased.
fn word<'r>(
    server: &Server,
    (text, hash, received_at, erased): (&'r str, Hash, i64, Option<i64>),
    name: &str,
    report: &mut Report,
) -> Option<Jws<'r>> {
    report.erased += 1;
    let word = Jws::read(text).filter(|word| server.sealed("ruqi-erasure", word));
    let Some(word) = word else {
        report.violated(
            Invariant::Erasure,
            name,
            "its bytes are gone, and the server does not say so",
        );
        return None;
    };
    let at = |name: &str| word.text(name).and_then(time::read);
    report.hold(
        word.hash("hash") == Some(hash)
            && at("received_at") == Some(received_at)
            && at("erased_at") == erased,
        Invariant::Erasure,
        name,
        "the server erased other bytes, or at another time",
    );
    let days = word.payload["after_days"]
        .as_i64()
        .unwrap_or(i64::MAX / DAY_MS);
    report.hold(
        erased.is_some_and(|erased| {
            received_at <= erased.saturating_sub(days.saturating_mul(DAY_MS))
        }),
        Invariant::Erasure,
        name,
        "erased before its time",
    );
    Some(word)
}
