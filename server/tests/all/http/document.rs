//! The document says of each operation who may call it and how it refuses, and the server does as it says.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{TestServer, problem};

struct Operation {
    method: Method,
    path: String,
    said: Value,
}

fn operations() -> Vec<Operation> {
    let document = serde_json::to_value(ruqi::http::document()).unwrap();
    let paths = document["paths"].as_object().unwrap().clone();
    let of = |(path, item): (String, Value)| {
        let item = item.as_object().unwrap().clone();
        item.into_iter().map(move |(method, said)| Operation {
            method: method.to_uppercase().parse().unwrap(),
            path: path.clone(),
            said,
        })
    };
    paths.into_iter().flat_map(of).collect()
}

impl Operation {
    fn statuses(&self) -> Vec<String> {
        self.said["responses"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect()
    }

    fn has(&self, status: &str) -> bool {
        self.statuses().iter().any(|one| one == status)
    }

    /// With something in each place of its path.
    fn address(&self) -> String {
        let parts = self.path.split('/').map(|part| match part {
            "{id}" => "0190a0b0-0000-7000-8000-000000000000",
            part if part.starts_with('{') => "0000000000000000",
            part => part,
        });
        parts.collect::<Vec<_>>().join("/")
    }
}

#[test]
fn every_refusal_is_a_problem() {
    for operation in operations() {
        let at = format!("{} {}", operation.method, operation.path);
        for status in operation.statuses() {
            let answer = &operation.said["responses"][&status];
            assert!(!answer["description"].as_str().unwrap().is_empty(), "{at}");
            if status.as_str() < "400" {
                continue;
            }
            let content = answer["content"].as_object().unwrap();
            let types: Vec<&String> = content.keys().collect();
            assert_eq!(types, ["application/problem+json"], "{at} {status}");
        }
        assert!(operation.has("500") && operation.has("503"), "{at}");
        let taken_as_it_is = ["/api/v1/sealed", "/api/v1/sync/push"].contains(&&*operation.path);
        let takes_json = !operation.said["requestBody"].is_null();
        assert_eq!(operation.has("415"), takes_json && !taken_as_it_is, "{at}");
        assert!(operation.has("413") == takes_json, "{at}");
        assert!(!takes_json || operation.has("400"), "{at}");
    }
}

#[tokio::test]
async fn whoever_must_be_signed_in_is_said_and_nobody_else_is_asked() {
    let server = TestServer::start();
    let token = json!([{ "access_token": [] }]);
    for operation in operations() {
        let at = format!("{} {}", operation.method, operation.path);
        let security = &operation.said["security"];
        assert!(security.is_array(), "{at}");
        let asked = server.ask(operation.method.clone(), &operation.address());
        let answer = asked.json(&json!({})).send().await.unwrap();
        if *security == token {
            assert!(operation.has("401"), "{at}");
            problem(answer, 401, "sign-in").await;
        } else if *security == json!([{}]) {
            assert_ne!(answer.status(), 401, "{at}");
            assert_ne!(answer.status(), 403, "{at}");
        }
    }
}
