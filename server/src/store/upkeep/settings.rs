//! `setting`: what holds for the whole database and is no configuration; it goes with the file, backups included.

use crate::store::sql::{insert, sql};
use crate::store::value::Value;
use crate::store::{Db, StoreError, Tx};

/// Names this life of the database; new after a restore from backup.
pub const EPOCH: &str = "epoch";
/// Milliseconds that a demo's clock is ahead of real time; absent on a real server.
pub const DEMO_OFFSET_MS: &str = "demo_offset_ms";

/// The last arrival that the backup had to which this database was first put back; absent while it never
/// was. What came after that may be a copy of what had come earlier, to a life of the database that is lost.
pub const SURE_UNTIL: &str = "sure_until";

/// The last arrival of the time in which any officer of an organ withdrew its visits: those withdrawals go on to count.
/// Absent of a database that is younger.
pub const COLLEAGUES_WITHDREW_UNTIL: &str = "colleagues_withdrew_until";

/// Up to which change tombstones were removed; absent while all are there.
pub const TOMBSTONE_HORIZON: &str = "tombstone_horizon";

/// Finds the value, where it was set.
pub fn read(db: &Db, name: &str) -> Result<Option<String>, StoreError> {
    db.one(sql!("SELECT value FROM setting WHERE name = ?1"), [name])
}

/// Finds a value that is a number, where it was set.
pub fn read_number(db: &Db, name: &str) -> Result<Option<i64>, StoreError> {
    let Some(text) = read(db, name)? else {
        return Ok(None);
    };
    text.parse().map(Some).map_err(|_| StoreError::Unreadable {
        column: format!("setting.{name}"),
        mismatch: Value::Text(&text).mismatch("number"),
    })
}

/// Sets it.
pub fn write(tx: &Tx, name: &str, value: &str) -> Result<(), StoreError> {
    insert!(
        tx,
        "setting",
        { name: name, value: value },
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    )
    .map(drop)
}
