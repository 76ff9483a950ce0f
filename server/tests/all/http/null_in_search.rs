//! A NUL in what is looked for is a sign that nothing has, not the end of the text.

use serde_json::Value;

use crate::harness::world::World;

#[tokio::test]
async fn who_looks_for_a_nul_finds_nobody() {
    let world = World::start().await;
    let administrator = world.server.administrator().await;
    for list in ["people", "enterprises"] {
        for (text, found) in [
            ("", true),
            ("%00", false),
            ("%00%00", false),
            ("a%00", false),
        ] {
            let path = format!("/api/v1/{list}?q={text}");
            let answer = administrator.get(&world.server, &path).await;
            let answer: Value = answer.json().await.unwrap();
            let any = !answer["items"].as_array().unwrap().is_empty();
            assert_eq!(any, found, "{path}");
        }
    }
}
