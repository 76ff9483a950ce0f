//! `person`: people, a name and, for officers, an enforcement certificate (执法证).

use crate::store::ids::PersonId;
use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Instant;

/// A person as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// 执法证号, an opaque text.
    pub certificate: Option<String>,
    /// The last day on which it is valid, YYYY-MM-DD.
    pub certificate_until: Option<String>,
}

columns!(Person: id, name, certificate, certificate_until);

/// Adds a person. Fails where the id is taken.
pub fn insert(tx: &Tx, person: &Person, made_at: Instant) -> Result<(), StoreError> {
    insert!(tx, "person", {
        id: person.id,
        name: person.name,
        certificate: person.certificate,
        certificate_until: person.certificate_until,
        made_at: made_at,
    })
    .map(drop)
}

/// Sets a person's name and certificate.
pub fn update(tx: &Tx, person: &Person) -> Result<(), StoreError> {
    let sql =
        sql!("UPDATE person SET name = ?2, certificate = ?3, certificate_until = ?4 WHERE id = ?1");
    let (certificate, until) = (&person.certificate, &person.certificate_until);
    tx.run(sql, (person.id, &person.name, certificate, until))
        .map(drop)
}

/// Finds the person of this id.
pub fn find(db: &Db, id: PersonId) -> Result<Option<Person>, StoreError> {
    let sql = sql!("SELECT {} FROM person WHERE id = ?1", Person::COLUMNS);
    db.one(sql, [id])
}
