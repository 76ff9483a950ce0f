//! Phones get their keys.

mod key_limits;
mod key_pages;
mod lost_phones;
