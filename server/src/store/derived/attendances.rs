//! `attendance`: colleagues who joined a registration by scanning the leader's screen.

use crate::store::derived::registration_scope::{BELOW, RegistrationScope};
use crate::store::ids::{EventId, PersonId};
use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Instant;

/// A colleague at a registration; bound once the registration is known and the two fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    pub officer: PersonId,
    pub event: EventId,
    /// The colleague's legal organ, as the event says.
    pub organ: String,
    pub bound: bool,
}

columns!(Attendance: officer, event, organ, bound);

/// Lists who joined a registration, by officer.
pub fn list(db: &Db, registration: EventId) -> Result<Vec<Attendance>, StoreError> {
    let sql = sql!(
        "SELECT {} FROM attendance WHERE registration = ?1 ORDER BY officer",
        Attendance::COLUMNS
    );
    db.all(sql, [registration])
}

/// Replaces who joined a registration.
pub fn replace(tx: &Tx, registration: EventId, all: &[Attendance]) -> Result<(), StoreError> {
    tx.run(
        sql!("DELETE FROM attendance WHERE registration = ?1"),
        [registration],
    )?;
    for one in all {
        insert!(tx, "attendance", {
            registration: registration,
            officer: one.officer,
            event: one.event,
            organ: one.organ,
            bound: one.bound,
        })?;
    }
    Ok(())
}

/// A colleague whose leader's registration has not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnledAttendance {
    pub registration: EventId,
    pub event: EventId,
    pub officer: PersonId,
    pub organ: String,
    /// Sealed, as well as is known, and first arrived.
    pub estimated_at: Instant,
    pub received_at: Instant,
}

columns!(UnledAttendance: registration = "a.registration", event = "a.event", officer = "a.officer", organ = "a.organ",
    estimated_at = "e.estimated_at", received_at = "e.received_at");

const COLUMNS: &str = UnledAttendance::COLUMNS;

/// Came at ?1 or before, and its registration did not.
const UNLED: &str = "FROM attendance a JOIN event e ON e.id = a.event
    WHERE a.bound = 0 AND e.received_at <= ?1
      AND NOT EXISTS (SELECT 1 FROM registration r WHERE r.id = a.registration)";

/// The latest first, ?3 of them.
const LATEST: &str = "ORDER BY e.received_at DESC, a.event LIMIT ?3";

/// Lists the colleagues in sight that came at `received` or before and whose leader's registration did
/// not, the latest first.
pub fn waiting(
    db: &Db,
    sight: &RegistrationScope,
    received: Instant,
    limit: u32,
) -> Result<Vec<UnledAttendance>, StoreError> {
    let sql = match sight {
        RegistrationScope::Organ(_) => sql!("SELECT {COLUMNS} {UNLED} AND a.organ = ?2 {LATEST}"),
        RegistrationScope::Region(_) => sql!(
            "SELECT {COLUMNS} {UNLED} AND a.organ IN (SELECT id FROM organ WHERE region IN ({BELOW})) {LATEST}"
        ),
    };
    db.all(sql, (received, sight.place(), limit))
}
