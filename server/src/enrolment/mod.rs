//! Enrolment: phones' keys are certified, prove pushes, are revoked, or are lost.

pub mod enrol;
pub mod lost_storage;
pub mod proof;
pub mod revoke;
