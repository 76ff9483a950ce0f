//! Says who belongs to which organ by dated roles, and tells the phones of an organ who its officers are.

use crate::clock::Clock;
use crate::directory::publish;
use crate::store::access::audit::{self, AuditEntry};
use crate::store::access::memberships::{self, Role};
use crate::store::access::scope::RoleGrant;
use crate::store::directory::organ_tree;
use crate::store::ids::PersonId;
use crate::store::{Db, StoreError, Tx};
use ruqi_rules::Instant;
use serde_json::json;

/// From now on the person has these roles and no others. False where that was so already.
pub fn set_roles(
    c: &Tx,
    clock: &Clock,
    person: PersonId,
    roles: &[Role],
) -> Result<bool, StoreError> {
    let now = clock.now();
    let held = memberships::roles(c, person, now)?;
    let before = officer_at(c, person, now)?;
    for (id, _) in held.iter().filter(|(_, role)| !roles.contains(role)) {
        memberships::end(c, *id, now)?;
    }
    let new = roles
        .iter()
        .filter(|role| !held.iter().any(|(_, held)| held == *role));
    for role in new.clone() {
        memberships::give(c, clock.new_id(), person, role, now)?;
    }
    let after = officer_at(c, person, now)?;
    for organ in before.iter().filter(|organ| !after.contains(organ)) {
        publish::officer_left(c, organ, person)?;
    }
    for organ in after.iter().filter(|organ| !before.contains(organ)) {
        publish::officer(c, organ, person)?;
    }
    let changed = new.count() > 0 || held.iter().any(|(_, role)| !roles.contains(role));
    if changed {
        note_roles(c, clock, person, roles)?;
    }
    Ok(changed)
}

/// Notes in the audit trail which roles somebody has from now on. Roles are given at the console: nobody signed in.
fn note_roles(tx: &Tx, clock: &Clock, person: PersonId, roles: &[Role]) -> Result<(), StoreError> {
    let said: Vec<String> = roles.iter().map(said).collect();
    let entry = AuditEntry {
        id: clock.new_id(),
        at: clock.now(),
        actor: None,
        act: "roles_set",
        subject: Some(&person.to_string()),
        detail: Some(&json!({ "roles": said }).to_string()),
    };
    audit::add(tx, &entry)
}

/// A role's word and its place, by id.
fn said(role: &Role) -> String {
    match role {
        Role::Officer(place) | Role::Manager(place) | Role::Supervisor(place) => {
            format!("{} {place}", role.name())
        }
        Role::Enterprise(id) => format!("{} {id}", role.name()),
        Role::Administrator => role.name().to_owned(),
    }
}

/// The person's name or certificate changed.
pub fn tell_organs(c: &Tx, person: PersonId, now: Instant) -> Result<(), StoreError> {
    officer_at(c, person, now)?
        .iter()
        .try_for_each(|organ| publish::officer(c, organ, person))
}

/// The legal organs that the person is an officer of.
fn officer_at(c: &Db, person: PersonId, now: Instant) -> Result<Vec<String>, StoreError> {
    memberships::held(c, person, now)?
        .into_iter()
        .filter_map(|held| match held {
            RoleGrant::Officer(post) => Some(organ_tree::legal_at(c, &post.organ, now)),
            RoleGrant::Manager(_)
            | RoleGrant::Supervisor(_)
            | RoleGrant::Enterprise(_)
            | RoleGrant::Administrator(_) => None,
        })
        .collect()
}
