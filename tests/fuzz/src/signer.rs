//! A phone's key, made anew for each run.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ruqi::record::jwk::Jwk;
use ruqi::store::ids::Kid;
use serde_json::json;

/// A key that can seal.
pub struct Signer(EcdsaKeyPair);

impl Signer {
    /// Makes one.
    pub fn generate() -> Self {
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(algorithm, &SystemRandom::new()).unwrap();
        Self(EcdsaKeyPair::from_pkcs8(algorithm, pkcs8.as_ref()).unwrap())
    }

    /// The public key, uncompressed.
    pub fn point(&self) -> [u8; 65] {
        self.0.public_key().as_ref().try_into().unwrap()
    }

    /// The name of the chain that it seals.
    pub fn kid(&self) -> Kid {
        let point = self.point();
        let half = |from: usize| encode(&point[from..from + 32]);
        let jwk = json!({"kty": "EC", "crv": "P-256", "x": half(1), "y": half(33)});
        Jwk::read(&jwk).unwrap().thumbprint()
    }

    /// Seals a payload under that header.
    pub fn seal(&self, header: &[u8], payload: &[u8]) -> String {
        let signed = format!("{}.{}", encode(header), encode(payload));
        let signature = self.0.sign(&SystemRandom::new(), signed.as_bytes());
        format!("{signed}.{}", encode(signature.unwrap().as_ref()))
    }
}

/// Writes bytes as base64url.
pub fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
