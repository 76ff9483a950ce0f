//! Derives registrations from the events about them, judges them, and judges them again: the same tables whatever order
//! the events came in. [`Settling::settle`] is the one way in; it runs in the transaction of whatever changed.

pub(crate) mod day;
pub mod derive;
pub(crate) mod follow_up;
pub(crate) mod forget;
pub mod frozen_until;
pub mod judge;
pub(crate) mod notices;
pub mod packs;
pub(crate) mod record_cache;
pub(crate) mod region_lookup;
pub(crate) mod row_change;
pub(crate) mod settle;
pub mod settling;
pub mod view;

pub use derive::base::{Base, Stamp};
pub use packs::Packs;
pub use settling::Settling;
