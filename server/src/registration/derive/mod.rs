//! Derives the row of a registration from all accepted events about it, whatever order they came in.

pub mod base;
pub(crate) mod derive_visit;
pub(crate) mod derived_visit;
pub(crate) mod joined_officers;
pub(crate) mod location;
pub(crate) mod named_officers;
pub(crate) mod pack_lookup;
pub(crate) mod registration_row;
