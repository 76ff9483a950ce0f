//! A city is set up.

pub mod new_city;
