//! Makes nonces of the server's own time under its own seal, so that none has to be remembered.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ruqi_rules::Instant;

use crate::keys::Keys;

/// A nonce is good for 10 minutes: longer than the slowest batch takes to go up.
const GOOD_FOR_MS: i64 = 10 * 60 * 1_000;
const PURPOSE: &str = "nonce";

impl Keys {
    /// A nonce made at `now`, of real time.
    pub fn nonce(&self, now: Instant) -> String {
        let time = now.millis().to_be_bytes();
        let tag = self.mac(PURPOSE, &time);
        URL_SAFE_NO_PAD.encode([&time[..], &tag[..]].concat())
    }

    /// Whether this server made the nonce within the last 10 minutes.
    pub fn check_nonce(&self, nonce: &str, now: Instant) -> bool {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(nonce) else {
            return false;
        };
        let Some((time, tag)) = bytes.split_first_chunk::<8>() else {
            return false;
        };
        let made = Instant::from_millis(i64::from_be_bytes(*time));
        let fresh = (0..=GOOD_FOR_MS).contains(&(now - made));
        fresh && self.check_mac(PURPOSE, time, tag)
    }
}
