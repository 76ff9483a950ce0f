//! Says who may: it signs people in and keeps them signed in, makes one-time links, slows guessing down, and finds
//! whose data a role opens.

pub mod access_token;
pub mod audience;
pub mod client;
pub mod device_name;
pub(crate) mod known_device;
pub mod newcomer;
pub mod one_time_link;
pub mod opened_session;
pub mod own_sessions;
pub mod password_rule;
pub(crate) mod random_token;
pub mod refresh;
pub mod sign_in;
pub mod sign_out;
