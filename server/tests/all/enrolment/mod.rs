//! Phones get their keys.

pub mod lost_phones;
