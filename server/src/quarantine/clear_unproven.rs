//! Removes what strangers brought and no known key signed: after days by itself, or at once by a supervisor. It is no
//! evidence, and the phone that sent it keeps its own.

use serde_json::json;

use crate::intake::allowance::DAYS_KEPT;
use crate::services::Services;
use crate::store::StoreError;
use crate::store::access::audit::{self, AuditEntry};
use crate::store::derived::registration_scope::RegistrationScope;
use crate::store::evidence::strangers_records;
use crate::store::ids::PersonId;
use ruqi_rules::Instant;

/// Records to a turn of the writer: some milliseconds.
const AT_ONCE: u32 = 500;

/// Removes what is older than [`DAYS_KEPT`] days and nobody decided about. Answers how many.
///
/// # Errors
/// When the database fails.
pub async fn clear_old(services: &Services) -> Result<usize, StoreError> {
    let horizon = services.clock.now() - DAYS_KEPT * Instant::DAY;
    let mut cleared = 0;
    loop {
        // Looked for by a reader: a quiet day costs no transaction.
        let is_due = move |db: &_| strangers_records::any_old(db, horizon);
        if !services.store.read(is_due).await? {
            return Ok(cleared);
        }
        let remove = move |tx: &_| strangers_records::remove_old(tx, horizon, AT_ONCE);
        cleared += services.store.write(remove).await?;
    }
}

/// Removes all of it that the supervisor has in sight and that came until now. Answers how many; each turn of the writer
/// is a line of the audit trail, with the reason.
///
/// # Errors
/// When the database fails.
pub async fn clear(
    services: &Services,
    by: PersonId,
    scope: RegistrationScope,
    reason: String,
) -> Result<usize, StoreError> {
    let (until, clock) = (services.clock.now(), services.clock);
    let mut cleared = 0;
    loop {
        let (scope, reason) = (scope.clone(), reason.clone());
        let turn = services.store.write(move |tx| {
            let removed = scope.remove_unproven(tx, until, AT_ONCE)?;
            if removed > 0 {
                let detail = json!({ "records": removed, "reason": reason }).to_string();
                let entry = AuditEntry {
                    id: clock.new_id(),
                    at: until,
                    actor: Some(by),
                    act: "unproven_cleared",
                    subject: Some(scope.place()),
                    detail: Some(&detail),
                };
                audit::add(tx, &entry)?;
            }
            Ok::<_, StoreError>(removed)
        });
        match turn.await? {
            0 => return Ok(cleared),
            removed => cleared += removed,
        }
    }
}
