//! Reads a phone's public key as JWK (RFC 7517), and its thumbprint (RFC 7638): the chain's name.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::record::jws::PublicKey;
use crate::store::ids::Kid;

/// An EC key on P-256, checked: exactly what the certificate repeats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jwk {
    kty: String,
    crv: String,
    x: String,
    y: String,
}

impl Jwk {
    /// Reads what a phone sent; other members (`key_ops`, `ext`) are left out. None where it is no P-256 key.
    pub fn read(value: &serde_json::Value) -> Option<Self> {
        let jwk: Self = serde_json::from_value(value.clone()).ok()?;
        let is_p256 = jwk.kty == "EC" && jwk.crv == "P-256";
        (is_p256 && PublicKey::from_point(&jwk.point()?).is_some()).then_some(jwk)
    }

    /// The point, uncompressed: 4, x, y.
    pub fn point(&self) -> Option<[u8; 65]> {
        let half =
            |text: &str| -> Option<[u8; 32]> { URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok() };
        let mut point = [4; 65];
        point[1..33].copy_from_slice(&half(&self.x)?);
        point[33..].copy_from_slice(&half(&self.y)?);
        Some(point)
    }

    /// Makes the thumbprint: SHA-256 over the required members in the order of their names, as RFC 7638 has it.
    pub fn thumbprint(&self) -> Kid {
        // Base64url alone cannot need escaping: `read` decoded both.
        let canonical = format!(
            r#"{{"crv":"P-256","kty":"EC","x":"{}","y":"{}"}}"#,
            self.x, self.y
        );
        Sha256::digest(canonical).into()
    }
}
