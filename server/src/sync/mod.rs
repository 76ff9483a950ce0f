//! How a phone and the server agree: enrol, push, pull. `docs/SYNC-PROTOCOL.md` is the meaning.

mod admit;
mod answer;
pub mod app;
pub mod aside;
mod batch;
mod certificate;
mod chain;
pub mod cursor;
pub mod desk;
mod effects;
pub mod enrol;
pub mod event;
pub mod held;
pub mod jwk;
pub mod jws;
pub mod lost;
mod open;
mod prepare;
pub mod proof;
pub mod pull;
pub mod push;
mod receipt;
pub mod revoke;
pub mod sealed;
mod tombstones;
pub mod upkeep;
pub mod why;
