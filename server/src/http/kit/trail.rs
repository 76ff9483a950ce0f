//! Reading personal data at a desk is in the audit trail: who read whose, and from which row to which. Ids, never
//! names, and never what was searched for.

use serde_json::json;

use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::state::AppState;
use crate::store::access::audit::{self, AuditEntry};

/// The same rows read again by the same person within an hour say nothing new: a page that is opened and reloaded all
/// day is a line an hour. Other rows, a later page or one with news, are another reading.
const AGAIN_MS: i64 = 60 * 60 * 1_000;

/// What was read.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    act: &'static str,
    subject: Option<String>,
    detail: String,
}

impl Reading {
    /// `act`: `registrations_read`, …; `subject`: the organ, region, person or registration, none for everybody;
    /// `ids`: of the rows, in the order in which they are shown.
    pub(crate) fn new(act: &'static str, subject: Option<String>, ids: &[&str]) -> Self {
        let (rows, first, last) = (ids.len(), ids.first(), ids.last());
        Self {
            act,
            subject,
            detail: json!({ "rows": rows, "first": first, "last": last }).to_string(),
        }
    }

    fn by(&self, caller: &Caller, state: &AppState) -> AuditEntry<'_> {
        AuditEntry {
            id: state.clock.new_id(),
            at: state.clock.now(),
            actor: Some(caller.person()),
            act: self.act,
            subject: self.subject.as_deref(),
            detail: Some(&self.detail),
        }
    }
}

/// Notes a reading, before its answer leaves. No reading without the trail: while the writer is busy or the disk full
/// the answer is 503. Whoever sits at a desk can ask again; a reading that nobody knows of cannot be made up for. What
/// the trail has already needs no writer.
pub(crate) async fn note(
    state: &AppState,
    caller: &Caller,
    reading: Reading,
) -> Result<(), Problem> {
    let (within, by, read) = (state.clone(), caller.clone(), reading.clone());
    let looked = state
        .store
        .read(move |c| audit::knows(c, &read.by(&by, &within), AGAIN_MS));
    if looked.await? {
        return Ok(());
    }
    let (within, by) = (state.clone(), caller.clone());
    let noted = state
        .store
        .write(move |c| audit::add(c, &reading.by(&by, &within)));
    Ok(noted.await?)
}
