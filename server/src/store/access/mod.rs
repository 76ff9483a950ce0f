//! People, roles, sessions, the audit trail; and the scopes that only this family can make.

pub mod account;
pub mod acting_organ;
pub mod audit;
pub mod feedback;
pub mod link;
pub mod membership;
pub mod people_scope;
pub mod person;
pub mod scope;
pub mod session;
pub mod throttle;
