//! Compact JWS (RFC 7515) with ES256, and the thumbprint of a key (RFC 7638), from the standards alone.

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// A public key: the point, uncompressed.
pub type Point = [u8; 65];
/// SHA-256 of something.
pub type Hash = [u8; 32];

/// One taken apart. It is not verified yet.
pub struct Jws<'a> {
    pub typ: String,
    pub kid: Hash,
    /// Null where the payload is no JSON.
    pub payload: Value,
    signed: &'a str,
    signature: Vec<u8>,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    typ: String,
    kid: String,
}

impl<'a> Jws<'a> {
    /// None where it is no compact ES256 JWS that names a type and a key.
    pub fn read(text: &'a str) -> Option<Self> {
        let (signed, signature) = text.rsplit_once('.')?;
        let (header, payload) = signed.split_once('.')?;
        let header: Header = serde_json::from_slice(&decode(header)?).ok()?;
        (header.alg == "ES256").then_some(())?;
        Some(Self {
            typ: header.typ,
            kid: read_hash(&header.kid)?,
            payload: serde_json::from_slice(&decode(payload)?).unwrap_or(Value::Null),
            signed,
            signature: decode(signature)?,
        })
    }

    /// Whether this key signed it.
    pub fn is_by(&self, point: &Point) -> bool {
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point)
            .verify(self.signed.as_bytes(), &self.signature)
            .is_ok()
    }

    /// A text of the payload.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.payload.get(name)?.as_str()
    }

    /// A hash of the payload.
    pub fn hash(&self, name: &str) -> Option<Hash> {
        read_hash(self.text(name)?)
    }
}

/// SHA-256 of a text's bytes.
pub fn hash(text: &str) -> Hash {
    Sha256::digest(text).into()
}

/// A hash as the wire writes it.
pub fn write_hash(hash: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(hash)
}

pub fn read_hash(text: &str) -> Option<Hash> {
    decode(text)?.try_into().ok()
}

fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// The point of an EC P-256 JWK.
pub fn point_of(jwk: &Value) -> Option<Point> {
    let mut point = [4; 65];
    point[1..33].copy_from_slice(&read_hash(jwk.get("x")?.as_str()?)?);
    point[33..].copy_from_slice(&read_hash(jwk.get("y")?.as_str()?)?);
    Some(point)
}

/// RFC 7638: the required members in the order of their names.
pub fn thumbprint(point: &Point) -> Hash {
    let (x, y) = (write_hash(&point[1..33]), write_hash(&point[33..]));
    hash(&format!(
        r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#
    ))
}
