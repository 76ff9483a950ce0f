//! Checks what a refusal has to look like.

use reqwest::Response;
use serde_json::Value;

/// Asserts that the answer is this problem, in both languages, and gives it.
pub async fn problem(answer: Response, status: u16, slug: &str) -> Value {
    assert_eq!(answer.status(), status, "expected {slug}");
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
    let problem: Value = answer.json().await.unwrap();
    assert_eq!(problem["type"], format!("/problems/{slug}"));
    assert_eq!(problem["status"], status);
    for language in ["zh", "en"] {
        assert!(!problem["title"][language].as_str().unwrap().is_empty());
    }
    problem
}
