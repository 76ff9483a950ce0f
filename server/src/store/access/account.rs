//! Logins: a name to sign in with and, once a one-time link was used, a password's hash.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use crate::store::{Db, StoreError, Tx};

/// What signing in needs to know.
#[derive(Debug, Clone)]
pub struct Account {
    /// Whose it is.
    pub person: Uuid,
    /// Argon2id in PHC form; none until a link was used.
    pub password: Option<String>,
}

/// Gives a person a login, without a password.
///
/// # Errors
/// When the login is taken.
pub fn insert(db: &Tx, person: Uuid, login: &str) -> Result<(), StoreError> {
    db.prepare_cached("INSERT INTO account (person, login) VALUES (?1, ?2)")?
        .execute(params![person, login])?;
    Ok(())
}

/// The account of a login.
///
/// # Errors
/// When the database fails.
pub fn find(db: &Db, login: &str) -> Result<Option<Account>, StoreError> {
    let found = db
        .prepare_cached("SELECT person, password FROM account WHERE login = ?1")?
        .query_row([login], |row| {
            Ok(Account {
                person: row.get(0)?,
                password: row.get(1)?,
            })
        });
    Ok(found.optional()?)
}

/// A person's login.
///
/// # Errors
/// When the database fails.
pub fn login_of(db: &Db, person: Uuid) -> Result<Option<String>, StoreError> {
    let found = db
        .prepare_cached("SELECT login FROM account WHERE person = ?1")?
        .query_row([person], |row| row.get(0));
    Ok(found.optional()?)
}

/// Sets the password's hash.
///
/// # Errors
/// When the database fails.
pub fn set_password(db: &Tx, person: Uuid, hash: &str) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE account SET password = ?2 WHERE person = ?1")?
        .execute(params![person, hash])?;
    Ok(())
}
