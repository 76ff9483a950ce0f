//! Erases events: after the retention period their bytes are replaced by their hash and the server's word that they
//! were erased. Chains, receipts and verdicts stay what they were (decision 9).

use crate::retention::group;
use ruqi_rules::Instant;

use crate::intake::arrival::PushError;
use crate::registration::forget::forget;
use crate::services::Services;
use crate::store::evidence::enrolments;
use crate::store::evidence::erasures::{self, RetentionCursor};
use crate::store::ids::EventId;
use crate::store::pull::change_kind::RowKind;
use crate::store::pull::changes::{self, Scope};
use crate::store::pull::horizon::TOMBSTONE_DAYS;
use crate::store::upkeep::expired_rows::{self, Horizons};
use crate::store::{StoreError, Tx};

use crate::record::erasure::{Erasure, Period};

/// Events looked at in one transaction: a few milliseconds for each ten, and pushes wait behind it.
pub(crate) const AT_ONCE: u32 = 100;
/// Packs count in their own civil time: a day on either side.
const CIVIL_DAYS: u32 = 2;
/// Rows beside the evidence that go in one transaction, of each table.
const ROWS: u32 = 500;

/// Feedback goes after these days, or with the retention period where that is shorter: what a year's releases did not
/// take up is of an app that is gone.
const FEEDBACK_DAYS: u32 = 400;

/// How much was erased.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Erased {
    /// Events that counted.
    pub events: usize,
    /// What had been set aside.
    pub set_aside: usize,
    /// Rows beside: of the audit trail, of signing in, of feedback.
    pub rows: usize,
}

impl Erased {
    /// Whether anything was erased.
    pub fn any(self) -> bool {
        self != Self::default()
    }
}

/// Erases all that is past the period, in transactions of a bounded size. `real` is real time. What
/// has to wait for a later record of its visit is looked at again when that one is past the period, too.
///
/// # Errors
/// When the database fails, or a record cannot be sealed: what was erased before that stays erased.
pub async fn erase_old(
    services: &Services,
    period: Period,
    real: Instant,
) -> Result<Erased, PushError> {
    let mut erased = Erased::default();
    loop {
        let within = services.clone();
        match services
            .store
            .write(move |tx| set_aside(tx, &within, period))
            .await?
        {
            0 => break,
            some => erased.set_aside += some,
        }
    }
    let (mut after, horizon) = (RetentionCursor::BEGIN, period.horizon());
    loop {
        // Looked for by a reader: a quiet day costs no transaction.
        let due = services
            .store
            .read(move |db| erasures::due(db, horizon, after, AT_ONCE))
            .await?;
        let Some(last) = due.last() else {
            break;
        };
        after = last.place;
        let goes = due.into_iter().filter(group::goes);
        let ids: Vec<EventId> = goes.map(|event| event.id).collect();
        if ids.is_empty() {
            continue;
        }
        let within = services.clone();
        erased.events += services
            .store
            .write(move |tx| groups(tx, &within, ids, period))
            .await?;
    }
    let by_real_time = Period {
        now: real,
        ..period
    };
    let of_feedback = Period {
        days: period.days.min(FEEDBACK_DAYS),
        ..period
    };
    let horizons = Horizons {
        by_clock: horizon,
        feedback: of_feedback.horizon(),
        by_real_time: by_real_time.horizon(),
    };
    loop {
        let removed = services
            .store
            .write(move |tx| expired_rows::remove(tx, horizons, ROWS));
        match removed.await? {
            0 => return Ok(erased),
            some => erased.rows += some,
        }
    }
}

fn set_aside(tx: &Tx, services: &Services, period: Period) -> Result<usize, PushError> {
    let due = erasures::due_aside(tx, period.horizon(), AT_ONCE)?;
    for one in &due {
        let record = Erasure::of_aside(one, period).seal(&services.keys)?;
        erasures::replace_aside(tx, &one.hash, &record, period.now)?;
    }
    Ok(due.len())
}

/// Erases those of the events that are not kept by a later one, each with its group.
fn groups(
    tx: &Tx,
    services: &Services,
    ids: Vec<EventId>,
    period: Period,
) -> Result<usize, PushError> {
    let mut erased = 0;
    for id in ids {
        // It went with one before it.
        if erasures::event_erased_at(tx, id)?.is_some() {
            continue;
        }
        let Some(group) = group::past(tx, id, period.horizon())? else {
            continue;
        };
        for event in &group.events {
            let record = Erasure::of_event(event, period).seal(&services.keys)?;
            decision_gone(tx, event.id)?;
            erasures::replace(tx, event.id, &record, period.now)?;
        }
        forget(tx, &services.packs, &group.ids, period.now)?;
        erased += group.events.len();
    }
    Ok(erased)
}

/// Takes a desk's decision about a record away from the officer's phone, where the act is one.
fn decision_gone(tx: &Tx, act: EventId) -> Result<(), StoreError> {
    let Some((hash, kid)) = erasures::decided_by(tx, act)? else {
        return Ok(());
    };
    match enrolments::get(tx, &kid)? {
        Some(key) => changes::gone(
            tx,
            &Scope::Officer(key.officer),
            RowKind::Aside,
            hash.as_bytes(),
        ),
        None => Ok(()),
    }
}

/// Finds the shortest retention period, in days, for packs of such a longest window: no visit that phones may hold
/// still is judged without a visit that it rests on.
pub fn least_days(window_days: u32) -> u32 {
    window_days + CIVIL_DAYS + TOMBSTONE_DAYS.unsigned_abs()
}
