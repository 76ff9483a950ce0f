//! One writer writes, an act is a savepoint, and a look sees one moment.

use ruqi::store::evidence::events;
use ruqi::store::upkeep::settings;
use ruqi::store::{StoreError, Tx};

use super::Fresh;
use super::made::{event, id, read, write};

/// As an act fails of itself.
const FAILED: StoreError = StoreError::NoRow;

fn add(tx: &Tx, seq: i64) -> Result<(), StoreError> {
    events::insert(tx, &event(seq), &[id(9)])
}

#[track_caller]
fn there(fresh: &impl Fresh) -> Vec<i64> {
    let all = read(fresh, |db| events::events_after(db, 0, 10));
    all.iter().map(|(_, event)| event.seq).collect()
}

pub fn an_act_that_fails_is_undone_and_no_other(fresh: &impl Fresh) {
    write(fresh, |tx| add(tx, 1));
    let failed = fresh.store().write_blocking(|tx| {
        add(tx, 2)?;
        Err::<(), _>(FAILED)
    });
    assert!(matches!(failed, Err(StoreError::NoRow)));
    write(fresh, |tx| add(tx, 3));
    assert_eq!(there(fresh), [1, 3]);
}

pub fn a_savepoint_is_undone_alone(fresh: &impl Fresh) {
    write(fresh, |tx| {
        add(tx, 1)?;
        let inner = tx.savepoint(|tx| {
            add(tx, 2)?;
            tx.savepoint(|tx| add(tx, 3))?;
            Err::<(), _>(FAILED)
        });
        assert!(matches!(inner, Err(StoreError::NoRow)));
        // What was undone is free again.
        tx.savepoint(|tx| add(tx, 2))?;
        add(tx, 4)
    });
    assert_eq!(there(fresh), [1, 2, 4]);
}

pub fn what_the_schema_refuses_is_a_refusal(fresh: &impl Fresh) {
    write(fresh, |tx| {
        add(tx, 1)?;
        let refused = tx.savepoint(|tx| add(tx, 1));
        assert!(refused.unwrap_err().is_refusal());
        add(tx, 2)
    });
    assert_eq!(there(fresh), [1, 2]);
}

pub fn a_look_sees_one_moment(fresh: &impl Fresh) {
    write(fresh, |tx| settings::write(tx, "a", "before"));
    let seen = read(fresh, |db| {
        let first = settings::read(db, "a")?;
        write(fresh, |tx| settings::write(tx, "a", "after"));
        Ok((first, settings::read(db, "a")?))
    });
    assert_eq!(seen, (Some("before".into()), Some("before".into())));
    let now = read(fresh, |db| settings::read(db, "a"));
    assert_eq!(now.as_deref(), Some("after"));
}

pub fn while_another_process_writes_the_store_is_busy_and_is_read(fresh: &impl Fresh) {
    write(fresh, |tx| add(tx, 1));
    fresh.held(&mut || {
        let busy = fresh.store().write_blocking(|tx| add(tx, 2));
        assert!(matches!(busy, Err(StoreError::Busy)), "{busy:?}");
        assert_eq!(there(fresh), [1]);
    });
    write(fresh, |tx| add(tx, 2));
    assert_eq!(there(fresh), [1, 2]);
}

pub fn a_closed_store_takes_nothing(fresh: &impl Fresh) {
    write(fresh, |tx| add(tx, 1));
    fresh.store().close().unwrap();
    let closed = fresh.store().write_blocking(|tx| add(tx, 2));
    assert!(matches!(closed, Err(StoreError::Closed)), "{closed:?}");
}
