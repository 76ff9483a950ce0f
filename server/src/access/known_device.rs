//! Knows a device on which a login signed in before, by a token of ours ("device cookies" of OWASP): failures elsewhere are
//! not in its way. The token opens nothing, and names nobody: it is our seal over the login and the day on which it ends.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ruqi_rules::Instant;

use crate::keys::Keys;

/// Longer than any session: whoever signs in again after it was away for a season is known still.
pub(crate) const GOOD_FOR_DAYS: i64 = 180;
const PURPOSE: &str = "known-device";
const END_BYTES: usize = 8;

/// A token for the device on which this login, as it is stored, signs in.
pub(crate) fn token(keys: &Keys, login: &str, now: Instant) -> String {
    let ends_at = (now + GOOD_FOR_DAYS * Instant::DAY).millis().to_be_bytes();
    let tag = keys.mac(PURPOSE, &said(ends_at, login));
    URL_SAFE_NO_PAD.encode([ends_at.as_slice(), &tag].concat())
}

/// Whether this login signed in on the device that shows this token.
pub(crate) fn is_known(keys: &Keys, shown: &str, login: &str, now: Instant) -> bool {
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(shown) else {
        return false;
    };
    let Some((ends_at, tag)) = bytes.split_first_chunk::<END_BYTES>() else {
        return false;
    };
    keys.check_mac(PURPOSE, &said(*ends_at, login), tag)
        && now < Instant::from_millis(i64::from_be_bytes(*ends_at))
}

fn said(ends_at: [u8; END_BYTES], login: &str) -> Vec<u8> {
    [ends_at.as_slice(), login.as_bytes()].concat()
}
