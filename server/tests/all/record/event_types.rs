//! Event types are told of where people and programs look them up: in the protocol's page and in the API's description.

use std::collections::BTreeSet;
use std::fs;

use ruqi::record::types::TypeName;
use serde_json::Value;

use crate::harness::TestServer;

#[test]
fn the_protocol_has_each_type() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/SYNC-PROTOCOL.md");
    let page = fs::read_to_string(page).unwrap();
    for name in TypeName::ALL.iter().map(|name| name.as_str()) {
        let told =
            page.contains(&format!("\n**`{name}`**")) || page.contains(&format!("\n| `{name}` |"));
        assert!(told, "{name}");
        assert_eq!(TypeName::read(name).unwrap().as_str(), name);
    }
}

#[tokio::test]
async fn the_description_has_each_type_with_its_body() {
    let server = TestServer::start();
    let answer = reqwest::get(server.at("/api/v1/openapi.json"))
        .await
        .unwrap();
    let document: Value = answer.json().await.unwrap();
    let schemas = &document["components"]["schemas"];
    let mut described = BTreeSet::new();
    for record in ["SealedRecord", "DeskRecord"] {
        for body in schemas[record]["allOf"][1]["oneOf"].as_array().unwrap() {
            let properties = &body["properties"];
            let shape = properties["body"]["$ref"].as_str().unwrap();
            let name = shape.rsplit('/').next().unwrap();
            assert_eq!(schemas[name]["type"], "object", "{name}");
            described.insert(properties["type"]["enum"][0].as_str().unwrap().to_owned());
        }
    }
    let known = TypeName::ALL.iter().map(|name| name.as_str().to_owned());
    assert_eq!(described, known.collect());
}
