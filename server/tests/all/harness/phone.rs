//! Plays a phone as the server sees one: it has a key and a chain, and seals events.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ruqi::store::ids::{EnterpriseId, PersonId};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::harness::places::level_of;
use crate::harness::{Person, TestServer};

/// A key that can seal.
pub struct Signer {
    pair: EcdsaKeyPair,
    pub jwk: Value,
    pub kid: String,
}

/// A phone of an officer, enrolled.
pub struct Phone {
    pub signer: Signer,
    pub officer: PersonId,
    pub organ: String,
    pub device: Uuid,
    pub certificate: String,
    pub seq: u64,
    pub prev: String,
    pub clock: &'static str,
}

/// A sealed event.
#[derive(Debug, Clone)]
pub struct Sealed {
    pub id: Uuid,
    pub jws: String,
}

pub fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub fn hash(text: impl AsRef<[u8]>) -> String {
    encode(Sha256::digest(text))
}

impl Signer {
    pub fn generate() -> Self {
        let pkcs8 =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new())
                .unwrap();
        let pair =
            EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8.as_ref()).unwrap();
        let point = pair.public_key().as_ref();
        let (x, y) = (encode(&point[1..33]), encode(&point[33..]));
        let kid = hash(format!(
            r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#
        ));
        let jwk = json!({"kty": "EC", "crv": "P-256", "x": x, "y": y, "ext": true, "key_ops": ["verify"]});
        Self { pair, jwk, kid }
    }

    /// The public key, uncompressed.
    pub fn point(&self) -> [u8; 65] {
        self.pair.public_key().as_ref().try_into().unwrap()
    }

    pub fn kid_bytes(&self) -> [u8; 32] {
        URL_SAFE_NO_PAD
            .decode(&self.kid)
            .unwrap()
            .try_into()
            .unwrap()
    }

    pub fn seal(&self, header: &Value, payload: &Value) -> String {
        let signed = format!(
            "{}.{}",
            encode(header.to_string()),
            encode(payload.to_string())
        );
        let signature = self
            .pair
            .sign(&SystemRandom::new(), signed.as_bytes())
            .unwrap();
        format!("{signed}.{}", encode(signature))
    }

    pub fn event(&self, payload: &Value) -> String {
        self.seal(
            &json!({"alg": "ES256", "typ": "ruqi-event", "kid": self.kid}),
            payload,
        )
    }

    pub fn proof(&self, claims: &Value) -> String {
        self.seal(
            &json!({"alg": "ES256", "typ": "ruqi-proof", "kid": self.kid}),
            claims,
        )
    }
}

impl Phone {
    /// Signs in as the person did, and enrols a new key.
    pub async fn enrol(server: &TestServer, person: &Person, organ: &str) -> Self {
        let signer = Signer::generate();
        let device = Uuid::new_v4();
        let probe = server.probe().await;
        let proof = signer.proof(&json!({"nonce": probe["nonce"], "device": device}));
        let asked = json!({"device": device, "jwk": signer.jwk, "grade": "non_extractable", "proof": proof});
        let answer = person.post(server, "/api/v1/sync/enrol", &asked).await;
        assert_eq!(answer.status(), 200);
        let answer: Value = answer.json().await.unwrap();
        assert_eq!(answer["kid"], signer.kid);
        let certificate = answer["certificate"].as_str().unwrap().to_owned();
        Self {
            signer,
            officer: person.id,
            organ: organ.to_owned(),
            device,
            seq: 0,
            prev: hash(&certificate),
            certificate,
            clock: if probe["demo_offset_ms"].is_null() {
                "real"
            } else {
                "demo"
            },
        }
    }

    /// The payload of the next event; nothing is sealed yet.
    pub fn payload(&self, kind: &str, wall: &str, body: Value) -> Value {
        json!({
            "id": Uuid::now_v7(), "type": kind, "device": self.device, "author": self.officer,
            "seq": self.seq + 1, "prev": self.prev, "app": "0.1.0", "wall": wall,
            "mono": {"session": "s", "ms": 1000}, "heard": null, "online": false,
            "clock": self.clock, "body": body,
        })
    }

    /// Seals a payload as the next of the chain.
    pub fn seal_payload(&mut self, payload: &Value) -> Sealed {
        let jws = self.signer.event(payload);
        self.seq = payload["seq"].as_u64().unwrap();
        self.prev = hash(&jws);
        Sealed {
            id: payload["id"].as_str().unwrap().parse().unwrap(),
            jws,
        }
    }

    pub fn seal(&mut self, kind: &str, wall: &str, body: Value) -> Sealed {
        let payload = self.payload(kind, wall, body);
        self.seal_payload(&payload)
    }

    /// A visit of the phone's officer; `change` sets what is other than usual.
    pub fn visit(&self, enterprise: EnterpriseId, change: Value) -> Value {
        let organ = change["organ"].as_str().unwrap_or(&self.organ);
        let mut body = json!({
            "organ": organ, "level": level_of(organ), "officers": [self.officer], "code": null,
            "enterprise": enterprise, "premises": null, "how": "camera", "category": "routine",
            "matters": ["M1"], "exemption": null, "started_at": null, "afterwards": null, "joint": null,
            "plan_item": null, "filing": null, "approval": null, "place": null, "pack": null,
            "shown": {"state": "not_evaluated"}, "decision": null,
        });
        for (key, value) in change.as_object().unwrap() {
            body[key] = value.clone();
        }
        body
    }

    pub fn register(&mut self, wall: &str, enterprise: EnterpriseId, change: Value) -> Sealed {
        let body = self.visit(enterprise, change);
        self.seal("registration", wall, body)
    }

    /// Pushes with a proof.
    pub async fn push(&self, server: &TestServer, events: &[&Sealed]) -> Value {
        let body = json!({"events": texts(events)}).to_string();
        let nonce = server.probe().await["nonce"].clone();
        let proof = self
            .signer
            .proof(&json!({"nonce": nonce, "body": hash(&body)}));
        let answer = server.push_body(body, Some(proof)).await;
        assert_eq!(answer.status(), 200);
        answer.json().await.unwrap()
    }

    /// Pushes the event again until the server says `status` of it.
    pub async fn until(&self, server: &TestServer, event: &Sealed, status: &str) -> Value {
        for _ in 0..150 {
            let answer = self.push(server, &[event]).await;
            if answer["results"][0]["status"] == status {
                return answer;
            }
        }
        panic!("the server never said {status}");
    }
}

/// The result of the one event that was pushed.
pub fn only(answer: &Value) -> &Value {
    assert_eq!(answer["results"].as_array().unwrap().len(), 1);
    &answer["results"][0]
}

pub fn texts(events: &[&Sealed]) -> Vec<String> {
    events.iter().map(|event| event.jws.clone()).collect()
}

impl TestServer {
    pub async fn probe(&self) -> Value {
        let answer = self.ask(reqwest::Method::GET, "/api/v1/sync/probe");
        answer.send().await.unwrap().json().await.unwrap()
    }

    pub async fn push_body(&self, body: String, proof: Option<String>) -> reqwest::Response {
        let mut asked = self
            .ask(reqwest::Method::POST, "/api/v1/sync/push")
            .header("content-type", "application/json")
            .body(body);
        if let Some(proof) = proof {
            asked = asked.header("Ruqi-Proof", proof);
        }
        asked.send().await.unwrap()
    }

    /// Pushes texts without a proof.
    pub async fn push(&self, events: &[String]) -> Value {
        let answer = self
            .push_body(json!({"events": events}).to_string(), None)
            .await;
        assert_eq!(answer.status(), 200);
        answer.json().await.unwrap()
    }
}
