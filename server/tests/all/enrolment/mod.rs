//! Phones get their keys.

mod lost_phones;
