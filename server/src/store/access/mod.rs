//! People, roles, sessions, the audit trail; and the scopes that only this family can make.

pub mod accounts;
pub mod acting_organ;
pub mod audit;
pub mod audit_chain;
pub mod feedback;
pub mod links;
pub mod memberships;
pub mod open_sessions;
pub mod people_scope;
pub mod persons;
pub mod scope;
pub mod sessions;
