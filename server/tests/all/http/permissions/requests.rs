//! What an operation is asked with: a body that is good, so that nothing but the asker's right decides.

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::things::Things;
use crate::harness::PASSWORD;
use crate::harness::phone::Signer;
use crate::harness::world::World;

const NEW_PASSWORD: &str = "another horse 另一匹马";

/// A request that names a thing.
pub struct Asked {
    pub method: Method,
    pub path: String,
    pub body: Option<Value>,
}

/// Writes the request of an operation. `own` is what else it speaks of.
pub async fn request(world: &World, operation: &str, named: &str, own: &Things) -> Asked {
    let (method, template) = operation.split_once(' ').unwrap();
    let reason = json!({ "reason": "核对过" });
    let body = match operation {
        "POST /api/v1/auth/sign-in" => json!({ "login": own.login(), "password": PASSWORD }),
        "POST /api/v1/auth/links/{token}" => json!({ "password": PASSWORD }),
        "POST /api/v1/me/password" => json!({ "present": PASSWORD, "new": NEW_PASSWORD }),
        "POST /api/v1/feedback" => json!({ "page": "today", "text": "好" }),
        "POST /api/v1/enterprises/{id}/merge" => {
            json!({ "into": own.enterprise, "since": null, "reason": "同一家" })
        }
        "POST /api/v1/premises/{id}/codes" => json!({ "text": null }),
        "POST /api/v1/prints" => json!({ "premises": [named] }),
        "POST /api/v1/unknown-codes/{fingerprint}/resolve" => {
            json!({ "premises": world.premises, "from": null })
        }
        "POST /api/v1/aside/refuse" => json!({ "hashes": [named], "reason": "核对过" }),
        "POST /api/v1/sync/enrol" => enrolment(world).await,
        "POST /api/v1/sync/push" => json!({ "events": [] }),
        "POST /api/v1/sealed" => json!({
            "format": "ruqi-sealed", "version": 1, "made_at": "2026-03-05T09:30:00+08:00", "events": [],
        }),
        _ => reason,
    };
    Asked {
        method: method.parse().unwrap(),
        path: address(template, named),
        body: (method == "POST").then_some(body),
    }
}

/// Puts the name of a thing into an address; what stands for any address gets none.
fn address(template: &str, named: &str) -> String {
    match template.split_once('{') {
        Some((before, after)) => {
            let after = after.rsplit_once('}').unwrap().1;
            let named = if template.starts_with("/api/docs/") {
                ""
            } else {
                named
            };
            format!("{before}{named}{after}")
        }
        None => template.to_owned(),
    }
}

/// A new key of a new phone.
async fn enrolment(world: &World) -> Value {
    let (signer, device) = (Signer::generate(), Uuid::new_v4());
    let nonce = world.server.probe().await["nonce"].clone();
    let proof = signer.proof(&json!({ "nonce": nonce, "device": device }));
    json!({ "device": device, "jwk": signer.jwk, "grade": "non_extractable", "proof": proof })
}
