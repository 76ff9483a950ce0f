//! Takes compact JWS (RFC 7515) apart as phones make them: three parts, ES256, nothing else.

use crate::store::ids::{Kid, RecordHash};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, ParsedPublicKey};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde::de::IgnoredAny;
use sha2::{Digest, Sha256};

/// A JWS over this is refused unread: ten times the largest registration.
pub const LARGEST: usize = 24 * 1024;
/// The same of its payload.
pub const LARGEST_PAYLOAD: usize = 16 * 1024;

/// A JWS taken apart. Its signature is not proven until [`Sealed::is_by`] says so.
#[derive(Debug, Clone)]
pub struct Sealed {
    /// As received.
    pub text: String,
    /// SHA-256 of the text.
    pub hash: RecordHash,
    /// The key that it names.
    pub kid: Option<Kid>,
    /// What it is, as `ruqi-event`.
    pub typ: Option<String>,
    /// Decoded, still bytes.
    pub payload: Vec<u8>,
    signature: [u8; 64],
    signed: usize,
}

/// Why a text is not taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotSealed {
    /// Not three parts of base64url, or the header asks for another algorithm (`none` is one of these).
    #[error("not a compact ES256 JWS")]
    NotAJws,
    /// Over [`LARGEST`] or [`LARGEST_PAYLOAD`].
    #[error("larger than an event may be")]
    TooLarge,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    typ: Option<String>,
    kid: Option<String>,
    // Extensions that must be understood: none is.
    crit: Option<IgnoredAny>,
}

impl Sealed {
    /// Takes a text apart without believing it.
    ///
    /// # Errors
    /// When it is too large, or no compact JWS by ES256.
    pub fn read(text: String) -> Result<Self, NotSealed> {
        if text.len() > LARGEST {
            return Err(NotSealed::TooLarge);
        }
        let not = |_| NotSealed::NotAJws;
        let mut parts = text.split('.');
        let (Some(header), Some(payload), Some(signature), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NotSealed::NotAJws);
        };
        let signed = header.len() + 1 + payload.len();
        let decode = |part| URL_SAFE_NO_PAD.decode(part).map_err(not);
        let header: Header =
            serde_json::from_slice(&decode(header)?).map_err(|_| NotSealed::NotAJws)?;
        if header.alg != "ES256" || header.crit.is_some() {
            return Err(NotSealed::NotAJws);
        }
        let payload = decode(payload)?;
        if payload.len() > LARGEST_PAYLOAD {
            return Err(NotSealed::TooLarge);
        }
        let signature = decode(signature)?
            .try_into()
            .map_err(|_| NotSealed::NotAJws)?;
        let kid = match header.kid {
            Some(kid) => Some(read_hash(&kid).ok_or(NotSealed::NotAJws)?),
            None => None,
        };
        Ok(Self {
            hash: Sha256::digest(&text).into(),
            kid,
            typ: header.typ,
            payload,
            signature,
            signed,
            text,
        })
    }

    /// Whether the key's holder signed it.
    pub fn is_by(&self, key: &PublicKey) -> bool {
        // `read` took the length from the text: it is within it.
        let signed = self.text.as_bytes().get(..self.signed).unwrap_or_default();
        key.0.verify_sig(signed, &self.signature).is_ok()
    }
}

/// A public key on P-256, checked to be one.
#[derive(Debug, Clone)]
pub struct PublicKey(ParsedPublicKey);

impl PublicKey {
    /// Makes the key from its uncompressed point: 4, x, y. None where that is not on the curve.
    pub fn from_point(point: &[u8; 65]) -> Option<Self> {
        ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point)
            .ok()
            .map(Self)
    }
}

/// Reads 32 bytes of base64url.
pub fn read_hash<H: From<[u8; 32]>>(text: &str) -> Option<H> {
    let bytes: [u8; 32] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
    Some(bytes.into())
}

/// Writes 32 bytes as base64url.
pub fn write_hash<H: AsRef<[u8]>>(hash: &H) -> String {
    URL_SAFE_NO_PAD.encode(hash)
}
