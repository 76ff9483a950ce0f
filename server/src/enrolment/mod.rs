//! Enrols phones: their keys are certified, prove pushes, are revoked, or are lost.

pub mod enrol;
pub mod forgotten_revocations;
mod key_limits;
pub mod lost_storage;
pub mod proof;
