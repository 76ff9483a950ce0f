//! Registrations and verdicts come back as they were stored.

use ruqi::store::StoreError;
use ruqi::store::derived::attendances::Attendance;
use ruqi::store::derived::registrations::{self, Registration};
use ruqi::store::derived::settling_reason::SettlingReason;
use ruqi::store::derived::verdicts::{self, StoredVerdict};
use ruqi::store::derived::visit_key::{EnterpriseKey, State};
use ruqi::store::derived::{attendances, visit_history};
use ruqi_rules::{Instant, VerdictWord};

use super::Fresh;
use super::made::{id, read, registration, write};

const UNKNOWN: EnterpriseKey = EnterpriseKey::Unknown(ruqi_rules::Fingerprint([3; 8]));

fn known() -> EnterpriseKey {
    EnterpriseKey::Known(id(77))
}

fn add(fresh: &impl Fresh, one: Registration) {
    write(fresh, move |tx| registrations::replace(tx, &one, None));
}

pub fn a_registration_comes_back_as_it_was_and_is_replaced_whole(fresh: &impl Fresh) {
    let old = registration(1, UNKNOWN, 10);
    add(fresh, old.clone());
    let found = read(fresh, |db| registrations::get(db, id(1)));
    assert_eq!(found.as_ref(), Some(&old));
    let mut new = registration(1, known(), 20);
    new.visit.state = State::Withdrawn;
    new.visit.matters.clear();
    new.officers.clear();
    new.code = None;
    let stored = new.clone();
    write(fresh, move |tx| {
        registrations::replace(tx, &stored, Some(&old))?;
        registrations::set_verdict(tx, &stored.visit, Some(VerdictWord::Clear), None)
    });
    new.visit.verdict = Some(VerdictWord::Clear);
    new.visit.earliest = None;
    let found = read(fresh, |db| registrations::get(db, id(1)));
    assert_eq!(found, Some(new));
    let left = read(fresh, |db| visit_history::at_enterprise(db, UNKNOWN));
    assert!(left.is_empty());
}

pub fn visits_are_found_by_enterprise_between_two_instants_in_order(fresh: &impl Fresh) {
    for (number, key, instant) in [
        (1, known(), 30),
        (2, known(), 10),
        (3, known(), 20),
        (4, UNKNOWN, 20),
        (5, known(), 20),
    ] {
        add(fresh, registration(number, key, instant));
    }
    let found = read(fresh, |db| {
        visit_history::between(
            db,
            known(),
            Instant::from_millis(10),
            Instant::from_millis(20),
        )
    });
    let found: Vec<_> = found.iter().map(|visit| visit.id).collect();
    assert_eq!(found, [id(2), id(3), id(5)]);
    let unresolved = read(fresh, |db| visit_history::unresolved(db, 10));
    assert_eq!(unresolved, [registration(4, UNKNOWN, 20)]);
}

pub fn past_verdicts_are_kept_in_order(fresh: &impl Fresh) {
    let says = |output: &str| StoredVerdict {
        enterprise: known(),
        output: output.into(),
        rests_on: None,
        pack: [1; 32],
        differs: "[]".into(),
    };
    let (first, second) = (says("first"), says("second"));
    write(fresh, move |tx| {
        verdicts::insert(tx, id(1), &first)?;
        verdicts::log(
            tx,
            id(1),
            &first,
            Instant::from_millis(10),
            SettlingReason::Pack,
        )?;
        verdicts::update(tx, id(1), &second)?;
        verdicts::log(
            tx,
            id(1),
            &second,
            Instant::from_millis(20),
            SettlingReason::Pack,
        )
    });
    let now = read(fresh, |db| verdicts::get(db, id(1)));
    assert_eq!(now, Some(says("second")));
    // A past one has a number of its own: the same number again would have been refused.
    write(fresh, |tx| verdicts::remove(tx, id(1)));
    assert_eq!(read(fresh, |db| verdicts::get(db, id(1))), None);
}

pub fn a_truth_that_is_neither_is_an_error(fresh: &impl Fresh) {
    let joined = Attendance {
        officer: id(2),
        event: id(3),
        organ: "ZZ-SCJG".into(),
        bound: true,
    };
    write(fresh, move |tx| attendances::replace(tx, id(1), &[joined]));
    fresh.alter("UPDATE attendance SET bound = 2");
    let bound = fresh
        .store()
        .read_blocking(|db| attendances::list(db, id(1)));
    let error = bound.unwrap_err();
    assert!(
        matches!(&error, StoreError::Unreadable { column, .. } if column == "bound"),
        "{error}"
    );
}
