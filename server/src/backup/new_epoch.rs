//! Gives a restored database a new epoch.

use crate::clock::Clock;
use crate::enrolment::forgotten_revocations;
use crate::faults::{Defence, enabled};
use crate::keys::Keys;
use crate::store::access::audit::{self, AuditEntry};
use crate::store::access::sessions::SessionEnd;
use crate::store::access::{links, sessions};
use crate::store::evidence::{arrivals, enrolments};
use crate::store::upkeep::settings;
use crate::store::{StoreError, Tx};
use ruqi_rules::Instant;

/// A new epoch. Sessions that ended, links that were used and keys that were revoked since would be good again: the
/// first two end here, the third are with the server's keys.
pub(crate) fn begin(c: &Tx, epoch: &str, keys: &Keys, clock: &Clock) -> Result<usize, StoreError> {
    let before = settings::read(c, settings::EPOCH)?;
    if enabled(Defence::NewEpoch) {
        settings::write(c, settings::EPOCH, epoch)?;
    }
    // A second backup may have copies already that came after the first restore.
    if settings::read(c, settings::SURE_UNTIL)?.is_none() {
        let until = arrivals::last(c)?.unwrap_or(Instant::EPOCH);
        settings::write(c, settings::SURE_UNTIL, &until.millis().to_string())?;
    }
    sessions::end_everybodys(c, clock.real_now(), SessionEnd::Restored)?;
    links::void_all(c)?;
    let forgotten = forgotten_revocations::list(c, keys)?;
    for (kid, at) in &forgotten {
        enrolments::revoke(c, kid, *at)?;
    }
    let detail = serde_json::json!({ "from": before, "to": epoch });
    audit::add(
        c,
        &AuditEntry {
            id: clock.new_id(),
            at: clock.real_now(),
            actor: None,
            act: "restored",
            subject: None,
            detail: Some(&detail.to_string()),
        },
    )?;
    Ok(forgotten.len())
}
