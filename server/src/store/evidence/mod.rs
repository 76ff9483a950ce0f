//! The evidence: events, what is quarantined, the keys that sealed them, and what stands for erased ones.

pub mod arrival;
pub mod chain_slot;
pub mod enrolment;
pub mod erasure;
pub mod erasure_group;
pub mod event;
pub mod orphan_certificate;
pub mod quarantine;
pub mod quarantine_decision;
pub mod subject;
