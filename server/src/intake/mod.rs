//! Takes sealed events in: each becomes evidence, is held or is quarantined, exactly once, and all are settled
//! together.

pub(crate) mod admit;
pub mod allowance;
pub(crate) mod answer;
pub mod arrival;
pub(crate) mod batch;
pub(crate) mod chain;
pub(crate) mod chain_position;
pub(crate) mod effects;
pub(crate) mod fate;
pub(crate) mod first_arrival;
pub(crate) mod known_before;
pub(crate) mod open_chains;
pub(crate) mod orphan_certificate;
pub mod push;
pub mod release_held;
pub mod restored_chains;
pub mod sealed_file;
pub mod set_aside;
pub(crate) mod verify;
