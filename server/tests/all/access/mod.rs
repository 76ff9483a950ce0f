//! Who is signed in, and what they may see.

pub mod one_time_links;
pub mod refresh;
pub mod registration_scope;
pub mod sign_in;
pub mod throttle;
