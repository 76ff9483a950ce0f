//! Seals receipts of the server's form: that these bytes came at this time.

use anyhow::{Context, Result};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

#[derive(Serialize)]
struct Claims<'a> {
    event: Uuid,
    hash: &'a str,
    received_at: &'a str,
    epoch: Uuid,
}

/// A key of its own, and the header that names it.
pub struct Sealer {
    pair: EcdsaKeyPair,
    header: String,
    /// New at each start: it restores nothing.
    pub epoch: Uuid,
}

impl Sealer {
    /// Makes a new key.
    pub fn new() -> Result<Self> {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING)
            .ok()
            .context("no key can be made")?;
        let kid = URL_SAFE_NO_PAD.encode(Sha256::digest(pair.public_key().as_ref()));
        let header = format!(r#"{{"alg":"ES256","typ":"ruqi-receipt","kid":"{kid}"}}"#);
        Ok(Self {
            pair,
            header: URL_SAFE_NO_PAD.encode(header),
            epoch: Uuid::new_v4(),
        })
    }

    /// Seals a receipt; none where the key signs nothing.
    pub fn receipt(&self, event: Uuid, hash: &str, received_at: &str) -> Option<String> {
        let claims = Claims {
            event,
            hash,
            received_at,
            epoch: self.epoch,
        };
        let payload = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&claims).ok()?);
        let signed = format!("{}.{payload}", self.header);
        let signature = self
            .pair
            .sign(&SystemRandom::new(), signed.as_bytes())
            .ok()?;
        Some(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }
}
