//! Signs that nobody sees or types: no body of the API has U+0000 in it, no desk's reason a control sign, and who looks
//! for a name with a zero width in it finds what was meant.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::world::World;
use crate::harness::{TestServer, problem};

/// Their records are judged one by one.
const RECORD_BY_RECORD: [&str; 2] = ["/api/v1/sync/push", "/api/v1/sealed"];

#[tokio::test]
async fn every_text_of_every_body_is_refused_with_a_null_in_it() {
    let server = TestServer::start();
    let administrator = server.administrator().await;
    let (document, mut asked) = (document(&server).await, 0);
    for (path, operation) in document["paths"].as_object().unwrap() {
        let body = &operation["post"]["requestBody"]["content"]["application/json"]["schema"];
        if body.is_null() {
            continue;
        }
        for (field, sent) in with_a_null(&document, body) {
            let answer = administrator.post(&server, &filled(path), &sent).await;
            if RECORD_BY_RECORD.contains(&path.as_str()) {
                assert!(answer.status().as_u16() < 500, "{path} {field}");
            } else {
                let said = problem(answer, 400, "malformed").await;
                let why = said["detail"].as_str().unwrap();
                assert!(why.contains("U+0000"), "{path} {field}: {why}");
                asked += 1;
            }
        }
    }
    assert!(asked >= 20, "{asked}");
}

#[tokio::test]
async fn a_null_is_refused_before_anybody_signs_in() {
    let server = TestServer::start();
    let sent = json!({ "login": "a\0b", "password": "x" });
    let asked = server.ask(Method::POST, "/api/v1/auth/sign-in").json(&sent);
    problem(asked.send().await.unwrap(), 400, "malformed").await;
}

#[tokio::test]
async fn feedback_keeps_its_lines_and_no_other_control_sign() {
    let server = TestServer::start();
    let administrator = server.administrator().await;
    for (text, status) in [
        ("一\r\n二\t三\u{202e}", 204),
        ("\u{200b}\u{feff}", 400),
        ("一\u{1b}[2J", 400),
        ("一\u{85}", 400),
    ] {
        let said = json!({ "page": "today", "text": text });
        let answer = administrator.post(&server, "/api/v1/feedback", &said).await;
        assert_eq!(answer.status(), status, "{text:?}");
    }
}

#[tokio::test]
async fn who_looks_for_a_name_with_a_zero_width_in_it_finds_what_was_meant() {
    let world = World::start().await;
    let administrator = world.server.administrator().await;
    for list in ["people", "enterprises"] {
        let all: Value = read(&world, &administrator, list, "").await;
        let name = all["items"][0]["name"].as_str().unwrap().to_owned();
        let typed: String = name
            .chars()
            .flat_map(|sign| [sign, '\u{200b}', '\u{202e}'])
            .collect();
        let found: Value = read(&world, &administrator, list, &typed).await;
        assert_eq!(found["items"][0]["name"], json!(name), "{list}");
    }
}

async fn read(world: &World, who: &crate::harness::Person, list: &str, text: &str) -> Value {
    let text: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let path = format!("/api/v1/{list}?q={text}");
    who.get(&world.server, &path).await.json().await.unwrap()
}

async fn document(server: &TestServer) -> Value {
    let asked = server.ask(Method::GET, "/api/v1/openapi.json").send().await;
    asked.unwrap().json().await.unwrap()
}

/// A body for each text of the schema: that text with the sign, whatever else there is as plain as it can be.
fn with_a_null(document: &Value, schema: &Value) -> Vec<(String, Value)> {
    let schema = resolved(document, schema);
    let Some(fields) = schema["properties"].as_object() else {
        return Vec::new();
    };
    let texts = fields.iter().filter(|(_, of)| is_text(document, of));
    let texts = texts.map(|(name, _)| (name.clone(), json!({ name.as_str(): "a\0b" })));
    let lists = fields
        .iter()
        .filter(|(_, of)| is_text(document, &of["items"]));
    let lists = lists.map(|(name, _)| (name.clone(), json!({ name.as_str(): ["a\0b"] })));
    texts.chain(lists).collect()
}

fn is_text(document: &Value, of: &Value) -> bool {
    let kind = &resolved(document, of)["type"];
    kind == "string"
        || kind
            .as_array()
            .is_some_and(|kinds| kinds.contains(&json!("string")))
}

fn resolved<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    match schema["$ref"].as_str() {
        Some(at) => document.pointer(at.trim_start_matches('#')).unwrap(),
        None => schema,
    }
}

/// An address with something in the place of each of its ids.
fn filled(path: &str) -> String {
    let parts = path
        .split('/')
        .map(|part| if part.starts_with('{') { "0" } else { part });
    parts.collect::<Vec<_>>().join("/")
}
