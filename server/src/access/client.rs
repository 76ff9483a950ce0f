//! Tells one client from another, an app on one phone from whoever else shows its refresh token: by the secret that the
//! app made for itself and sends beside the cookie, or, where it sends none, by what its browser says of itself.

use crate::access::device_name::DeviceName;
use crate::access::random_token;

/// Who shows a refresh token. Hashes: the secret is not kept, nor all that the browser says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client {
    /// Of the app's secret; apps from before there was one send none.
    pub secret: Option<[u8; 32]>,
    /// Of what the browser says of itself.
    pub agent: [u8; 32],
    /// What the phone or computer is called in plain words.
    pub device: DeviceName,
}

impl Client {
    /// By the headers `Ruqi-Client` and `User-Agent`.
    pub fn of(secret: Option<&str>, agent: &str) -> Self {
        Self {
            secret: secret.map(random_token::hash),
            agent: random_token::hash(agent),
            device: DeviceName::of(agent),
        }
    }
}
