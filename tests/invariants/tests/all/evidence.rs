//! What the server keeps, edited by hand.

use crate::city::City;

#[test]
fn a_city_as_the_binary_makes_it_holds() {
    let said = City::new().check();
    assert!(said.holds, "{}", said.text);
    assert!(said.text.contains("violations 0"), "{}", said.text);
    assert!(!said.text.contains("events 0"), "{}", said.text);
}

/// Each edit, and the invariant that it breaks. `KID` is the key of the longest chain.
const BREAKS: [(&str, &str); 20] = [
    ("bytes", "UPDATE event SET hash = zeroblob(32) WHERE kid = KID AND seq = 2"),
    ("bytes", "UPDATE event SET type = 'withdrawal' WHERE kid = KID AND seq = 2"),
    ("bytes", "UPDATE event SET id = randomblob(16) WHERE kid = KID AND seq = 2"),
    (
        "signature",
        "UPDATE event SET jws = substr(jws, 1, length(jws) - 86) ||
           (SELECT substr(other.jws, -86) FROM event other WHERE other.kid = KID AND other.seq = 1)
         WHERE kid = KID AND seq = 2",
    ),
    ("certificate", "UPDATE enrolment SET officer = (SELECT id FROM person WHERE id <> officer LIMIT 1) WHERE kid = KID"),
    ("certificate", "DELETE FROM enrolment WHERE kid = KID"),
    // The schema forbids it: a table without its constraints stands for a database that was put together by hand.
    (
        "ids-unique",
        "CREATE TABLE copy AS SELECT * FROM event; INSERT INTO copy SELECT * FROM event WHERE kid = KID AND seq = 2;
         DROP TABLE event; ALTER TABLE copy RENAME TO event",
    ),
    (
        "vouched",
        "UPDATE event SET released = 1 WHERE kid = KID AND seq = 2",
    ),
    (
        "numbers-unique",
        "INSERT INTO quarantine (hash, jws, why, kid, seq, received_at, receipt, fills)
         SELECT hash, jws, 'malformed', kid, seq, received_at, receipt, 1 FROM event WHERE kid = KID AND seq = 2",
    ),
    (
        "one-place",
        "INSERT INTO quarantine (hash, jws, why, kid, seq, received_at, receipt, fills)
         SELECT hash, jws, 'malformed', kid, NULL, received_at, receipt, 0 FROM event WHERE kid = KID AND seq = 2",
    ),
    ("chain-contiguous", "DELETE FROM event WHERE kid = KID AND seq = 2"),
    ("chain-contiguous", "UPDATE enrolment SET head = head + 1 WHERE kid = KID"),
    // Another's bytes in its place: those are set aside, so only the link tells.
    (
        "chain-links",
        "INSERT INTO quarantine (hash, jws, why, kid, seq, received_at, receipt, fills)
         SELECT hash, jws, 'malformed', kid, 2, received_at, receipt, 1 FROM event WHERE kid = KID AND seq = 3;
         DELETE FROM event WHERE kid = KID AND seq IN (2)",
    ),
    ("chain-head", "UPDATE enrolment SET head_hash = zeroblob(32) WHERE kid = KID"),
    ("chain-head", "UPDATE enrolment SET head = head - 1 WHERE kid = KID"),
    ("held-waits", "UPDATE event SET state = 'held' WHERE kid = KID AND seq = 2"),
    ("held-waits", "UPDATE enrolment SET head = 1 WHERE kid = KID"),
    (
        "receipt-seal",
        "UPDATE event SET receipt = (SELECT receipt FROM event WHERE kid = KID AND seq = 1) WHERE kid = KID AND seq = 2",
    ),
    ("first-arrival", "UPDATE event SET received_at = received_at - 1 WHERE kid = KID AND seq = 2"),
    ("enterprise-view", "UPDATE registration SET enterprise = (SELECT id FROM enterprise WHERE id <> enterprise LIMIT 1)"),
];

#[test]
fn each_invariant_of_the_evidence_is_broken_and_named() {
    for (invariant, sql) in BREAKS {
        let city = City::new();
        city.edit(&sql.replace("KID", &city.kid()));
        city.check().names(invariant);
    }
}

#[test]
fn a_registration_without_its_event_and_an_event_without_its_registration_are_named() {
    let city = City::new();
    let id = city.uuid("SELECT hex(id) FROM registration ORDER BY id LIMIT 1");
    city.edit("DELETE FROM registration WHERE id = (SELECT min(id) FROM registration)");
    let said = city.check();
    said.names("derived");
    assert!(
        said.text
            .contains(&format!("{id}: was accepted, and is not shown")),
        "{}",
        said.text
    );

    let city = City::new();
    city.edit(
        "UPDATE registration SET id = randomblob(16) WHERE id = (SELECT max(id) FROM registration)",
    );
    let said = city.check();
    said.names("derived");
    assert!(
        said.text.contains("no such event was accepted"),
        "{}",
        said.text
    );
}

#[test]
fn what_is_held_is_not_shown() {
    let city = City::new();
    let kid = city.kid();
    // As if the second had never come: the third waits. It is shown all the same, which must not be.
    city.edit(&format!(
        "DELETE FROM registration WHERE id IN (SELECT id FROM event WHERE kid = {kid} AND seq = 2);
         DELETE FROM averted WHERE id IN (SELECT id FROM event WHERE kid = {kid} AND seq = 2);
         DELETE FROM event WHERE kid = {kid} AND seq = 2;
         UPDATE event SET state = 'held' WHERE kid = {kid} AND seq > 2;
         UPDATE enrolment SET head = 1, head_hash = (SELECT hash FROM event WHERE kid = {kid} AND seq = 1) WHERE kid = {kid}"
    ));
    city.check().names("derived");
    let gone = "SELECT id FROM event WHERE state = 'held'";
    city.edit(&format!(
        "DELETE FROM registration WHERE id IN ({gone}); DELETE FROM averted WHERE id IN ({gone})"
    ));
    let said = city.check();
    assert!(
        said.holds,
        "what waits and is not shown is as it should be:\n{}",
        said.text
    );
}

#[test]
fn a_number_that_was_given_up_is_no_hole() {
    let city = City::new();
    let kid = city.kid();
    city.edit(&format!(
        "DELETE FROM registration WHERE id IN (SELECT id FROM event WHERE kid = {kid} AND seq = 2);
         DELETE FROM averted WHERE id IN (SELECT id FROM event WHERE kid = {kid} AND seq = 2);
         DELETE FROM event WHERE kid = {kid} AND seq = 2;
         UPDATE event SET gap = 1 WHERE kid = {kid} AND seq = 3"
    ));
    let said = city.check();
    assert!(said.holds, "{}", said.text);
}
