//! People: a name and, for officers, an enforcement certificate (执法证).

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::store::{Db, StoreError, Tx};

/// A person as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: Uuid,
    /// Their name.
    pub name: String,
    /// 执法证号, an opaque text.
    pub certificate: Option<String>,
    /// The last day on which it is valid, YYYY-MM-DD.
    pub certificate_until: Option<String>,
}

/// Adds a person.
///
/// # Errors
/// When the id is taken.
pub fn insert(db: &Tx, person: &Person, made_at: i64) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO person (id, name, certificate, certificate_until, made_at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        person.id,
        person.name,
        person.certificate,
        person.certificate_until,
        made_at
    ])?;
    Ok(())
}

/// Sets name and certificate.
///
/// # Errors
/// When the database fails.
pub fn update(db: &Tx, person: &Person) -> Result<(), StoreError> {
    db.prepare_cached(
        "UPDATE person SET name = ?2, certificate = ?3, certificate_until = ?4 WHERE id = ?1",
    )?
    .execute(params![
        person.id.into_bytes(),
        person.name,
        person.certificate,
        person.certificate_until
    ])?;
    Ok(())
}

/// The person of this id.
///
/// # Errors
/// When the database fails.
pub fn find(db: &Db, id: Uuid) -> Result<Option<Person>, StoreError> {
    let found = db
        .prepare_cached("SELECT name, certificate, certificate_until FROM person WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(Person {
                id,
                name: row.get(0)?,
                certificate: row.get(1)?,
                certificate_until: row.get(2)?,
            })
        });
    Ok(found.optional()?)
}
