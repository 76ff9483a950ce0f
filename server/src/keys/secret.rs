//! Holds a secret of 32 random bytes, and makes HMACs by it.

use aws_lc_rs::hmac;
use aws_lc_rs::rand::fill;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::keys::keys_error::KeysError;

pub(super) struct Secret {
    pub(super) version: u32,
    bytes: [u8; 32],
    key: hmac::Key,
}

impl Secret {
    pub(super) fn generate() -> Result<String, KeysError> {
        let mut bytes = [0; 32];
        fill(&mut bytes).map_err(|_| KeysError::NoRandomness)?;
        Ok(URL_SAFE_NO_PAD.encode(bytes))
    }

    pub(super) fn parse(version: u32, text: &str) -> Option<Self> {
        let bytes: [u8; 32] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        Some(Self {
            version,
            bytes,
            key: hmac::Key::new(hmac::HMAC_SHA256, &bytes),
        })
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn mac(&self, purpose: &str, bytes: &[u8]) -> [u8; 32] {
        let mut tag = [0; 32];
        tag.copy_from_slice(hmac::sign(&self.key, &message(purpose, bytes)).as_ref());
        tag
    }

    pub(super) fn check(&self, purpose: &str, bytes: &[u8], tag: &[u8]) -> bool {
        hmac::verify(&self.key, &message(purpose, bytes), tag).is_ok()
    }
}

/// The purpose ends with a NUL, which no purpose contains: two purposes never make one message.
fn message(purpose: &str, bytes: &[u8]) -> Vec<u8> {
    [purpose.as_bytes(), b"\0", bytes].concat()
}
