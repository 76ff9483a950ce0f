//! Random tokens: handed out once, stored as their hash only.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::fill;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::store::StoreError;

/// 160 random bits, 27 characters: beyond guessing, and short enough for a QR code on a sheet of paper.
const BYTES: usize = 20;

/// A new token and the hash to store.
pub(super) fn new() -> Result<(String, [u8; 32]), StoreError> {
    let mut bytes = [0; BYTES];
    // Without randomness nothing here may go on; as for the asker, the server cannot serve now.
    fill(&mut bytes).map_err(|_| StoreError::Busy)?;
    let token = URL_SAFE_NO_PAD.encode(bytes);
    let hash = hash(&token);
    Ok((token, hash))
}

/// The hash under which a token is stored.
pub(super) fn hash(token: &str) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest(&SHA256, token.as_bytes()).as_ref());
    hash
}
