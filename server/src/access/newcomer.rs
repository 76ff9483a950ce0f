//! Takes a person in with name, login and roles. A password comes later, by a one-time link, from the person alone.

use crate::access::sign_in::normal;
use crate::clock::Clock;
use crate::store::access::accounts;
use crate::store::access::memberships::{self, Role};
use crate::store::access::persons::{self, Person};
use crate::store::ids::PersonId;
use crate::store::{StoreError, Tx};

/// Who is taken in.
#[derive(Debug, Clone)]
pub struct Newcomer {
    /// Their name.
    pub name: String,
    /// What they will sign in with.
    pub login: String,
    /// 执法证号.
    pub certificate: Option<String>,
    /// Its last day, YYYY-MM-DD.
    pub certificate_until: Option<String>,
    /// Their roles, from now on.
    pub roles: Vec<Role>,
}

/// Takes a person in, inside the caller's transaction.
///
/// # Errors
/// When the login is taken or a role's place does not exist.
pub fn admit(db: &Tx, clock: &Clock, newcomer: &Newcomer) -> Result<PersonId, StoreError> {
    let id = clock.new_id();
    let now = clock.now();
    let person = Person {
        id,
        name: newcomer.name.clone(),
        certificate: newcomer.certificate.clone(),
        certificate_until: newcomer.certificate_until.clone(),
    };
    persons::insert(db, &person, now)?;
    accounts::insert(db, id, &normal(&newcomer.login))?;
    for role in &newcomer.roles {
        memberships::give(db, clock.new_id(), id, role, now)?;
    }
    Ok(id)
}
