//! Phones get their keys.

mod key_limits;
mod lost_phones;
