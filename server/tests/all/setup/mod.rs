//! A city is set up.

mod new_city;
