//! Who is who: signing in and staying signed in, one-time links, and keeping strangers from guessing.

mod access;
pub mod admit;
pub mod installation;
pub mod link;
mod opened;
mod password;
pub mod refresh;
pub mod sign_in;
pub mod sign_out;
mod throttle;
mod token;

pub use access::{AccessClaims, read_access};
pub(crate) use opened::who_is;
pub use opened::{Opened, WhoIs};
pub use password::{PasswordError, Passwords};
