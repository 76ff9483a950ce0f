//! The server's own chain.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::city::City;

/// The server's key, out of its folder.
pub struct Desk {
    pair: EcdsaKeyPair,
    kid: String,
    epoch: String,
}

impl Desk {
    pub fn of(city: &City) -> Self {
        let pem = std::fs::read_to_string(city.folder.path().join("keys/seal-1.pem")).unwrap();
        let text: String = pem.lines().filter(|line| !line.starts_with("--")).collect();
        let document = STANDARD.decode(text).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &document).unwrap();
        let point = pair.public_key().as_ref().to_vec();
        let (x, y) = (encode(&point[1..33]), encode(&point[33..]));
        let kid = encode(&Sha256::digest(format!(
            r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#
        )));
        let epoch = city.text("SELECT value FROM setting WHERE name = 'epoch'");
        Self { pair, kid, epoch }
    }

    /// The name of its chain.
    fn chain(&self) -> Vec<u8> {
        Sha256::digest(format!("{}.{}", self.kid, self.epoch)).to_vec()
    }

    /// Seals a payload as the server does.
    pub fn seal(&self, typ: &str, payload: &Value) -> String {
        let header = json!({ "alg": "ES256", "typ": typ, "kid": self.kid });
        let signed = format!(
            "{}.{}",
            encode(header.to_string().as_bytes()),
            encode(payload.to_string().as_bytes())
        );
        let signature = self
            .pair
            .sign(&SystemRandom::new(), signed.as_bytes())
            .unwrap();
        format!("{signed}.{}", encode(signature.as_ref()))
    }

    /// Puts an act into the table; returns its hash.
    fn act(&self, city: &City, seq: i64, prev: &[u8]) -> Vec<u8> {
        let id = format!("019c0000-0000-7000-8000-00000000000{seq}");
        let author = city.uuid("SELECT hex(min(id)) FROM person");
        let payload = json!({ "id": id, "type": "code_resolved", "author": author, "epoch": self.epoch, "seq": seq, "prev": encode(prev) });
        let jws = self.seal("ruqi-event", &payload);
        let hash = Sha256::digest(&jws).to_vec();
        let row = "INSERT INTO event (id, kid, seq, type, author, jws, hash, receipt, received_at, estimated_at, shift, grade, state)
            VALUES (unhex(replace(?1, '-', '')), ?2, ?3, 'code_resolved', (SELECT min(id) FROM person), ?4, ?5, '', 0, 0, 0, 'live', 'accepted')";
        city.db
            .execute(row, (id, self.chain(), seq, jws, &hash))
            .unwrap();
        hash
    }
}

pub fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

#[test]
fn desk_acts_that_follow_each_other_hold_and_others_do_not() {
    let city = City::new();
    let desk = Desk::of(&city);
    let first = desk.act(&city, 1, &desk.chain());
    let second = desk.act(&city, 2, &first);
    let said = city.check();
    assert!(said.holds, "{}", said.text);

    desk.act(&city, 4, &second);
    city.check().names("own-chain");

    let city = City::new();
    desk.act(&city, 1, &[0; 32]);
    city.check().names("own-chain");
}
