//! Takes compact JWS by ES256 apart, and verifies them by the key that they name.

use std::collections::HashMap;

use anyhow::{Context, Result};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, ParsedPublicKey};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// The phones' public keys, by the names that their events call them.
pub struct Keys(HashMap<String, ParsedPublicKey>);

#[derive(Deserialize)]
struct Key {
    kid: String,
    x: String,
    y: String,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: String,
}

#[derive(Deserialize)]
struct Claims {
    id: Uuid,
}

impl Keys {
    /// Reads a list of keys.
    pub fn read(text: &[u8]) -> Result<Self> {
        let keys: Vec<Key> = serde_json::from_slice(text)?;
        let parsed = keys.into_iter().map(|key| {
            let point = [&[4], &*decode(&key.x)?, &*decode(&key.y)?].concat();
            let parsed = ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point)
                .ok()
                .with_context(|| format!("{} is no key on P-256", key.kid))?;
            Ok((key.kid, parsed))
        });
        Ok(Self(parsed.collect::<Result<_>>()?))
    }

    /// Finds the id of an event that one of these keys sealed; none where that cannot be proven.
    pub fn verified(&self, event: &str) -> Option<Uuid> {
        let (signed, signature) = event.rsplit_once('.')?;
        let (header, payload) = signed.split_once('.')?;
        let header: Header = json(header)?;
        let key = self.0.get(&header.kid).filter(|_| header.alg == "ES256")?;
        let signature = decode(signature).ok()?;
        key.verify_sig(signed.as_bytes(), &signature).ok()?;
        Some(json::<Claims>(payload)?.id)
    }
}

fn json<T: DeserializeOwned>(part: &str) -> Option<T> {
    serde_json::from_slice(&decode(part).ok()?).ok()
}

fn decode(part: &str) -> Result<Vec<u8>> {
    Ok(URL_SAFE_NO_PAD.decode(part)?)
}
