//! Makes random tokens, which are handed out once and stored as their hash only.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::fill;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use crate::keys::Keys;
use crate::store::StoreError;

/// 160 random bits, 27 characters: beyond guessing, and short enough for a QR code on a sheet of paper.
const BYTES: usize = 20;

/// A link's token and the hash to store.
pub(crate) fn new() -> Result<(String, [u8; 32]), StoreError> {
    let token = URL_SAFE_NO_PAD.encode(random()?);
    let hash = hash(&token);
    Ok((token, hash))
}

/// The hash under which a token is stored.
pub(crate) fn hash(token: &str) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest(&SHA256, token.as_bytes()).as_ref());
    hash
}

/// A refresh token says whose session it is, under our own seal: so one that is no longer stored is still known for
/// a used one, and few have to be stored.
pub(crate) fn for_session(keys: &Keys, session: Uuid) -> Result<(String, [u8; 32]), StoreError> {
    let said = [session.as_bytes().as_slice(), &random()?].concat();
    let tag = keys.mac(PURPOSE, &said);
    let token = URL_SAFE_NO_PAD.encode([said.as_slice(), &tag].concat());
    let hash = hash(&token);
    Ok((token, hash))
}

/// The session that a refresh token of ours was given for.
pub(crate) fn session_of(keys: &Keys, token: &str) -> Option<Uuid> {
    session_by(keys, token, PURPOSE).or_else(|| session_by(keys, token, PLAIN_COOKIES_PURPOSE))
}

/// Whether the token was given when its cookie's name was one that any subdomain of a parent can set.
pub(crate) fn is_of_plain_cookie(keys: &Keys, token: &str) -> bool {
    session_by(keys, token, PLAIN_COOKIES_PURPOSE).is_some()
}

fn session_by(keys: &Keys, token: &str, purpose: &str) -> Option<Uuid> {
    let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
    let (said, tag) = bytes.split_at_checked(16 + BYTES)?;
    let session = said.first_chunk::<16>()?;
    keys.check_mac(purpose, said, tag)
        .then(|| Uuid::from_bytes(*session))
}

const PURPOSE: &str = "host-refresh";
const PLAIN_COOKIES_PURPOSE: &str = "refresh";

fn random() -> Result<[u8; BYTES], StoreError> {
    let mut bytes = [0; BYTES];
    // Without randomness nothing here may go on; as for the asker, the server cannot serve now.
    fill(&mut bytes).map_err(|_| StoreError::Busy)?;
    Ok(bytes)
}
