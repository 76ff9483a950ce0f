//! The evidence: events, what is quarantined, the keys that sealed them, and what stands for erased ones.

pub mod arrivals;
pub mod chain_slots;
pub mod enrolments;
pub mod erasure_group;
pub mod erasures;
pub mod events;
pub mod intake_counts;
pub mod key_pages;
pub mod known_events;
pub mod orphan_certificates;
pub mod quarantine;
pub mod quarantine_decisions;
pub mod refusal_word;
pub mod strangers_records;
pub mod subjects;
