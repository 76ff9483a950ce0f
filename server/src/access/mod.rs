//! Access: signing in and staying signed in, one-time links, and keeping strangers from guessing.

pub mod access_token;
pub mod newcomer;
pub mod one_time_link;
pub mod opened_session;
pub mod password;
pub(crate) mod random_token;
pub mod refresh;
pub mod sign_in;
pub mod sign_out;
pub(crate) mod throttle;
