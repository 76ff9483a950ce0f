//! `account`: logins, a name to sign in with and, once a one-time link was used, a password's hash.

use crate::store::ids::PersonId;
use crate::store::row::columns;
use crate::store::sql::{insert, sql};
use crate::store::{Db, StoreError, Tx};

/// What signing in needs to know.
#[derive(Debug, Clone)]
pub struct Account {
    /// Whose it is.
    pub person: PersonId,
    /// Argon2id in PHC form; none until a link was used.
    pub password: Option<String>,
}

columns!(Account: person, password);

/// Gives a person a login, without a password. Fails where the login is taken.
pub fn insert(tx: &Tx, person: PersonId, login: &str) -> Result<(), StoreError> {
    insert!(tx, "account", { person: person, login: login }).map(drop)
}

/// Finds the account of a login.
pub fn find(db: &Db, login: &str) -> Result<Option<Account>, StoreError> {
    let sql = sql!("SELECT {} FROM account WHERE login = ?1", Account::COLUMNS);
    db.one(sql, [login])
}

/// Finds a person's login.
pub fn login_of(db: &Db, person: PersonId) -> Result<Option<String>, StoreError> {
    db.one(
        sql!("SELECT login FROM account WHERE person = ?1"),
        [person],
    )
}

/// Sets the password's hash.
pub fn set_password(tx: &Tx, person: PersonId, hash: &str) -> Result<(), StoreError> {
    let sql = sql!("UPDATE account SET password = ?2 WHERE person = ?1");
    tx.run(sql, (person, hash)).map(drop)
}
