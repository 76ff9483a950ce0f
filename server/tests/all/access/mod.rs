//! Who is signed in, and what they may see.

mod cookies;
mod known_device;
mod one_time_links;
mod own_account;
mod refresh;
mod registration_scope;
mod sign_in;
mod throttle;
