//! Events, what is set aside, and chains come back as they were stored.

use ruqi::store::evidence::chain_slots::SlotState::{Accepted, Fills};
use ruqi::store::evidence::enrolments;
use ruqi::store::evidence::events::{self, EventState, StoredEvent};
use ruqi::store::evidence::quarantine::{self, Quarantined};
use ruqi::store::evidence::refusal_word::Why;
use ruqi::store::evidence::{chain_slots, subjects};
use ruqi::store::ids::Kid;
use ruqi::store::ids::RecordHash;

use super::Fresh;
use super::made::{KID, event, hash, id, read, unreadable, write};

pub fn an_event_comes_back_as_it_was(fresh: &impl Fresh) {
    let (held, about) = (
        StoredEvent {
            state: EventState::Held,
            gap: false,
            ..event(2)
        },
        [id(9), id(8)],
    );
    let (first, second) = (event(1), held.clone());
    write(fresh, move |tx| {
        events::insert(tx, &first, &about)?;
        events::insert(tx, &second, &[])
    });
    assert_eq!(read(fresh, |db| events::get(db, id(1))), Some(event(1)));
    assert_eq!(
        read(fresh, |db| events::at(db, &Kid::from(KID), 2)),
        Some(held)
    );
    assert_eq!(read(fresh, |db| events::get(db, id(3))), None);
    let mut spoken_of = read(fresh, |db| subjects::of_event(db, id(1)));
    spoken_of.sort_unstable();
    assert_eq!(spoken_of, [id(8), id(9)]);
    write(fresh, |tx| events::accept(tx, id(2), true));
    let accepted = read(fresh, |db| events::get(db, id(2))).unwrap();
    assert_eq!((accepted.state, accepted.gap), (EventState::Accepted, true));
}

pub fn an_id_and_a_place_in_a_chain_are_taken_once(fresh: &impl Fresh) {
    write(fresh, |tx| events::insert(tx, &event(1), &[]));
    for (taken, wrong) in [
        (StoredEvent { seq: 2, ..event(1) }, "the id"),
        (
            StoredEvent {
                id: id(2),
                ..event(1)
            },
            "the place",
        ),
    ] {
        let refused = fresh
            .store()
            .write_blocking(move |tx| events::insert(tx, &taken, &[]));
        assert!(refused.unwrap_err().is_refusal(), "{wrong}");
    }
}

pub fn events_come_in_the_order_of_their_arrival(fresh: &impl Fresh) {
    for seq in [3, 1, 2] {
        write(fresh, move |tx| events::insert(tx, &event(seq), &[]));
    }
    let all = read(fresh, |db| events::events_after(db, 0, 10));
    let order: Vec<i64> = all.iter().map(|(_, event)| event.seq).collect();
    assert_eq!(order, [3, 1, 2]);
    let after = read(fresh, |db| events::events_after(db, all[0].0, 1));
    assert_eq!(after, all[1..2]);
}

pub fn what_is_set_aside_comes_back_as_it_was_and_stays_the_first(fresh: &impl Fresh) {
    let readable = Quarantined {
        seq: Some(4),
        event: Some(id(4)),
        fills: true,
        unproven: false,
        ..unreadable(2, 20)
    };
    let again = Quarantined {
        why: Why::Malformed,
        ..unreadable(1, 99)
    };
    let all = [unreadable(1, 10), readable.clone(), again];
    write(fresh, move |tx| {
        all.iter().try_for_each(|one| quarantine::insert(tx, one))
    });
    let kept = read(fresh, |db| {
        quarantine::records_after(db, &RecordHash::from([0; 32]), 10)
    });
    assert_eq!(kept, [unreadable(1, 10), readable]);
    let filling = read(fresh, |db| quarantine::filling(db, &Kid::from(KID), 4));
    assert_eq!(filling, Some(hash(2).into()));
    assert_eq!(
        read(fresh, |db| quarantine::get(db, &RecordHash::from(hash(3)))),
        None
    );
}

pub fn what_has_no_number_comes_first(fresh: &impl Fresh) {
    for (number, seq) in [(1, Some(2)), (2, None), (3, Some(1))] {
        let one = Quarantined {
            seq,
            jws: number.to_string(),
            ..unreadable(number, 0)
        };
        write(fresh, move |tx| quarantine::insert(tx, &one));
    }
    let texts = read(fresh, |db| {
        quarantine::of_unknown_key(db, &Kid::from(KID), 10)
    });
    assert_eq!(texts, ["2", "3", "1"]);
}

pub fn a_chain_is_whole_up_to_where_something_is_missing(fresh: &impl Fresh) {
    let aside = Quarantined {
        seq: Some(2),
        fills: true,
        unproven: false,
        ..unreadable(2, 0)
    };
    write(fresh, move |tx| {
        events::insert(tx, &event(1), &[])?;
        quarantine::insert(tx, &aside)?;
        events::insert(tx, &event(4), &[])
    });
    let places = read(fresh, |db| chain_slots::of_chain(db, &Kid::from(KID)));
    let places: Vec<_> = places.iter().map(|one| (one.seq, one.state)).collect();
    assert_eq!(places, [(1, Accepted), (2, Fills), (4, Accepted)]);
    for (head, whole) in [(4, 2), (2, 2), (1, 1), (0, 0)] {
        let found = read(fresh, |db| {
            enrolments::whole_up_to(db, &Kid::from(KID), head)
        });
        assert_eq!(found, whole, "up to {head}");
    }
}
