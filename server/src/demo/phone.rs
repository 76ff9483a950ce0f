//! Plays an officer's phone: it has a key and a chain, and seals events as a real one does.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ruqi_rules::Instant;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::record::jwk::Jwk;
use crate::record::jws::write_hash;
use crate::store::ids::PersonId;

/// The phone could not seal.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("a demo phone could not make its key or seal with it")]
pub struct PhoneError;

/// A phone with its key; once it is enrolled, it can seal.
pub struct Phone {
    pub officer: PersonId,
    pub device: Uuid,
    /// RFC 7638 thumbprint, base64url.
    pub kid: String,
    /// Public key.
    pub jwk: Value,
    pair: EcdsaKeyPair,
    seq: u64,
    prev: String,
}

/// When and how an event is sealed.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    pub wall: Instant,
    /// When the server was last heard.
    pub heard: Instant,
    pub online: bool,
}

impl Phone {
    pub fn new(officer: PersonId, device: Uuid) -> Result<Self, PhoneError> {
        let random = SystemRandom::new();
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random)
            .map_err(|_| PhoneError)?;
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref())
            .map_err(|_| PhoneError)?;
        let point = pair.public_key().as_ref();
        let half = |from: usize| {
            point
                .get(from..from + 32)
                .map(|bytes| URL_SAFE_NO_PAD.encode(bytes))
        };
        let jwk = json!({"kty": "EC", "crv": "P-256", "x": half(1), "y": half(33)});
        let kid = Jwk::read(&jwk).ok_or(PhoneError)?.thumbprint();
        let kid = write_hash(&kid);
        Ok(Self {
            officer,
            device,
            kid,
            jwk,
            pair,
            seq: 0,
            prev: String::new(),
        })
    }

    /// What the phone proves its key with.
    pub fn proof(&self, nonce: &str) -> Result<String, PhoneError> {
        self.seal(
            "ruqi-proof",
            &json!({"nonce": nonce, "device": self.device}),
        )
    }

    /// The chain begins with the certificate.
    pub fn enrolled(&mut self, certificate: &str) {
        self.prev = hash(certificate);
    }

    /// Seals the next event of the chain.
    pub fn event(
        &mut self,
        id: Uuid,
        kind: &str,
        moment: Moment,
        body: &Value,
    ) -> Result<String, PhoneError> {
        let instant = |at: Instant| at.to_string();
        let age = (moment.wall - moment.heard).max(0);
        let event = json!({
            "id": id, "type": kind, "device": self.device, "author": self.officer,
            "seq": self.seq + 1, "prev": self.prev, "app": "0.1.0",
            "wall": instant(moment.wall),
            "mono": {"session": self.device, "ms": age},
            "heard": {"server_time": instant(moment.heard), "wall": instant(moment.heard), "age_ms": age, "cursor": null},
            "online": moment.online, "clock": "demo", "body": body,
        });
        let jws = self.seal("ruqi-event", &event)?;
        self.seq += 1;
        self.prev = hash(&jws);
        Ok(jws)
    }

    fn seal(&self, typ: &str, payload: &Value) -> Result<String, PhoneError> {
        let header = json!({"alg": "ES256", "typ": typ, "kid": self.kid});
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(&header), part(payload));
        let signature = self
            .pair
            .sign(&SystemRandom::new(), signed.as_bytes())
            .map_err(|_| PhoneError)?;
        Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }
}

/// Base64url SHA-256 of the text.
pub fn hash(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(text))
}
