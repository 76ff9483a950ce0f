//! `matter`: the published list of inspection matters.

use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};

/// An inspection matter; `cap` is its own yearly cap, where the list gives one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    pub id: String,
    pub name: String,
    pub name_en: String,
    pub basis: String,
    pub organ: Option<String>,
    /// As the published list has it: an open word, which is shown and never asked.
    pub method: String,
    pub cap: Option<u32>,
}

columns!(Matter: id, name, name_en, basis, organ, method, cap);

const COLUMNS: &str = Matter::COLUMNS;

/// Adds a matter, or sets all but its id.
pub fn put(tx: &Tx, matter: &Matter) -> Result<(), StoreError> {
    insert!(tx, "matter", {
        id: matter.id,
        name: matter.name,
        name_en: matter.name_en,
        basis: matter.basis,
        organ: matter.organ,
        method: matter.method,
        cap: matter.cap,
    }, "ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_en = excluded.name_en,
          basis = excluded.basis, organ = excluded.organ, method = excluded.method, cap = excluded.cap")
    .map(drop)
}

/// Finds a matter.
pub fn get(db: &Db, id: &str) -> Result<Option<Matter>, StoreError> {
    db.one(sql!("SELECT {COLUMNS} FROM matter WHERE id = ?1"), [id])
}

/// Lists all matters, by id.
pub fn all(db: &Db) -> Result<Vec<Matter>, StoreError> {
    db.all(sql!("SELECT {COLUMNS} FROM matter ORDER BY id"), ())
}
