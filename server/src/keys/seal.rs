//! Seals compact JWS (RFC 7515) by ES256, and by no other algorithm, ever.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair,
    UnparsedPublicKey,
};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::DecodingKey;
use jsonwebtoken::jwk::{Jwk, KeyAlgorithm, PublicKeyUse, ThumbprintHash};
use serde::{Deserialize, Serialize};

use crate::keys::keys_error::KeysError;

/// Why a text is not what our key sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Not three parts of base64url with an ES256 header; `alg: none` is one of these.
    #[error("not a compact ES256 JWS")]
    NotAJws,
    /// The header names a key that is none of ours.
    #[error("sealed by another key")]
    UnknownKey,
    /// The signature is not this key's over these bytes.
    #[error("the seal does not fit")]
    BadSignature,
    /// Ours, but of another kind.
    #[error("a seal of another kind")]
    OtherKind,
    /// The payload cannot be written as JSON.
    #[error("the payload is no JSON")]
    Payload,
}

/// The protected header of everything that we and the phones seal.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SealHeader {
    /// Always `ES256`.
    pub alg: Es256,
    /// What is sealed.
    pub typ: String,
    /// RFC 7638 thumbprint of the key.
    pub kid: String,
}

/// The one algorithm.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Es256 {
    /// ECDSA on P-256 with SHA-256.
    #[serde(rename = "ES256")]
    Es256,
}

/// A JWS taken apart; nothing in it is proven yet.
#[derive(Debug, Clone)]
pub struct Unverified<'a> {
    /// What the header claims.
    pub header: SealHeader,
    /// The bytes that the signature is over.
    pub signed: &'a str,
    /// Decoded payload.
    pub payload: Vec<u8>,
    /// Decoded signature, 64 bytes.
    pub signature: Vec<u8>,
}

/// Takes a compact JWS apart without believing it.
///
/// # Errors
/// When it is no compact JWS with an ES256 header.
pub fn read_unverified(jws: &str) -> Result<Unverified<'_>, SealError> {
    let (signed, signature) = jws.rsplit_once('.').ok_or(SealError::NotAJws)?;
    let (header, payload) = signed.split_once('.').ok_or(SealError::NotAJws)?;
    let decode = |part| URL_SAFE_NO_PAD.decode(part).map_err(|_| SealError::NotAJws);
    Ok(Unverified {
        header: serde_json::from_slice(&decode(header)?).map_err(|_| SealError::NotAJws)?,
        signed,
        payload: decode(payload)?,
        signature: decode(signature)?,
    })
}

pub(super) struct SealKey {
    pub(super) kid: String,
    pub(super) jwk: Jwk,
    pair: EcdsaKeyPair,
}

impl SealKey {
    /// A new key as PEM.
    pub(super) fn generate() -> Result<String, KeysError> {
        let document =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new())
                .map_err(|_| KeysError::NoRandomness)?;
        let text = base64::engine::general_purpose::STANDARD.encode(document.as_ref());
        Ok(format!("{BEGIN}\n{text}\n{END}\n"))
    }

    pub(super) fn parse(_version: u32, pem: &str) -> Option<Self> {
        let text = pem.strip_prefix(BEGIN)?.strip_suffix(END)?;
        let text: String = text.split_whitespace().collect();
        let document = base64::engine::general_purpose::STANDARD
            .decode(text)
            .ok()?;
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &document).ok()?;
        let public = DecodingKey::from_ec_der(pair.public_key().as_ref());
        let mut jwk = Jwk::from_decoding_key(&public, Some(jsonwebtoken::Algorithm::ES256)).ok()?;
        let kid = jwk.thumbprint(ThumbprintHash::SHA256).ok()?;
        jwk.common.key_id = Some(kid.clone());
        jwk.common.key_algorithm = Some(KeyAlgorithm::ES256);
        jwk.common.public_key_use = Some(PublicKeyUse::Signature);
        Some(Self { kid, jwk, pair })
    }

    pub(super) fn seal(&self, typ: &str, payload: &impl Serialize) -> Result<String, SealError> {
        let header = SealHeader {
            alg: Es256::Es256,
            typ: typ.to_owned(),
            kid: self.kid.clone(),
        };
        let encode = |bytes: Vec<u8>| URL_SAFE_NO_PAD.encode(bytes);
        let header = serde_json::to_vec(&header).map_err(|_| SealError::Payload)?;
        let payload = serde_json::to_vec(payload).map_err(|_| SealError::Payload)?;
        let signed = format!("{}.{}", encode(header), encode(payload));
        let signature = self
            .pair
            .sign(&SystemRandom::new(), signed.as_bytes())
            .map_err(|_| SealError::BadSignature)?;
        Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }

    /// The payload, now proven.
    pub(super) fn verify(&self, read: Unverified<'_>) -> Result<Vec<u8>, SealError> {
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, self.pair.public_key().as_ref())
            .verify(read.signed.as_bytes(), &read.signature)
            .map_err(|_| SealError::BadSignature)?;
        Ok(read.payload)
    }
}

const BEGIN: &str = "-----BEGIN PRIVATE KEY-----";
const END: &str = "-----END PRIVATE KEY-----";
