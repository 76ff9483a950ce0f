//! What was erased after its time.

use serde_json::{Value, json};

use crate::city::City;
use crate::desk::{Desk, encode};

const RECEIVED: &str = "2026-01-05T02:00:00.000Z";
const YEARS_LATER: &str = "2032-01-05T02:00:00.000Z";

/// The second event of the longest chain, erased by the server. `change` is what it says otherwise.
fn erased(change: impl FnOnce(&mut Value)) -> City {
    let city = City::new();
    let of = format!("FROM event WHERE kid = {} AND seq = 2", city.kid());
    let jws = city.text(&format!("SELECT jws {of}"));
    let bytes = |sql: &str| -> Vec<u8> {
        let hex = city.text(&format!("SELECT hex({sql}) {of}"));
        let digit = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
        (0..hex.len()).step_by(2).map(digit).collect()
    };
    let mut word = json!({
        "event": city.uuid(&format!("SELECT hex(id) {of}")),
        "kid": encode(&bytes("kid")), "seq": 2, "type": city.text(&format!("SELECT type {of}")),
        "prev": crate::city::claims(&jws)["prev"], "hash": encode(&bytes("hash")),
        "received_at": instant(&city, "received_at", &of), "erased_at": YEARS_LATER, "after_days": 1_827,
    });
    change(&mut word);
    let sealed = Desk::of(&city).seal("ruqi-erasure", &word);
    city.edit(&format!(
        "DELETE FROM registration WHERE id = (SELECT id {of}); DELETE FROM averted WHERE id = (SELECT id {of});
         UPDATE event SET jws = '{sealed}', author = zeroblob(16),
           erased_at = CAST(strftime('%s', '{YEARS_LATER}') AS INTEGER) * 1000 WHERE id = (SELECT id {of})"
    ));
    city
}

/// Milliseconds of a column as the wire has them.
fn instant(city: &City, column: &str, of: &str) -> String {
    let seconds = format!("strftime('%Y-%m-%dT%H:%M:%S', {column} / 1000, 'unixepoch')");
    city.text(&format!(
        "SELECT {seconds} || '.' || substr('00' || ({column} % 1000), -3) || 'Z' {of}"
    ))
}

#[test]
fn what_the_server_erased_after_its_time_holds() {
    let said = erased(|_| ()).check();
    assert!(said.holds, "{}", said.text);
    assert!(said.text.contains("erased 1"), "{}", said.text);
}

/// Each change to the server's word, and what is done to the row after it.
type Change = fn(&mut Value);
const BREAKS: [(Change, &str); 9] = [
    (|word| word["hash"] = json!(encode(&[0; 32])), ""),
    (
        |word| word["event"] = json!("019c0000-0000-7000-8000-000000000000"),
        "",
    ),
    (|word| word["type"] = json!("withdrawal"), ""),
    (|word| word["seq"] = json!(3), ""),
    (|word| word["received_at"] = json!(RECEIVED), ""),
    (|word| word["after_days"] = json!(20_000), ""),
    (
        |_| (),
        "UPDATE event SET erased_at = erased_at - 1 WHERE erased_at IS NOT NULL",
    ),
    (
        |_| (),
        "UPDATE event SET author = (SELECT min(id) FROM person) WHERE erased_at IS NOT NULL",
    ),
    // Another's signature under it.
    (
        |_| (),
        "UPDATE event SET jws = substr(jws, 1, length(jws) - 86) ||
           (SELECT substr(other.jws, -86) FROM event other WHERE other.erased_at IS NULL LIMIT 1)
         WHERE erased_at IS NOT NULL",
    ),
];

#[test]
fn a_false_word_of_an_erasure_is_named() {
    for (change, sql) in BREAKS {
        let city = erased(change);
        city.edit(sql);
        city.check().names("erasure");
    }
}

#[test]
fn an_erased_visit_that_is_shown_still_and_a_chain_that_does_not_hold_are_named() {
    let city = erased(|word| word["prev"] = json!(encode(&[0; 32])));
    city.check().names("chain-links");

    let city = erased(|_| ());
    city.edit(
        "UPDATE registration SET id = (SELECT id FROM event WHERE erased_at IS NOT NULL)
         WHERE id = (SELECT min(id) FROM registration)",
    );
    city.check().names("derived");
}
