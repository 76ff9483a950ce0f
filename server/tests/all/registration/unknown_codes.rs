//! An unknown code is kept, resolved at a desk, and what came with it is judged again.

use reqwest::Response;
use ruqi::registration::view::unknown_codes::unknown_codes;
use serde_json::json;

use crate::harness::world::World;
use crate::harness::{CITY_ORGAN, Person, problem};

const FOREIGN: &str = "https://code.example/hn/9f3c";

impl World {
    async fn resolve(&self, text: &str, desk: &Person) -> Response {
        let path = format!(
            "/api/v1/unknown-codes/{}/resolve",
            ruqi_rules::fingerprint(text)
        );
        let asked = json!({ "premises": self.premises, "from": null });
        desk.post(&self.server, &path, &asked).await
    }
}

#[tokio::test]
async fn an_unknown_code_is_an_enterprise_of_its_own_until_it_is_resolved() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let code =
        json!({"enterprise": null, "code": {"kind": "foreign", "text": format!("  {FOREIGN} ")}});
    let known = phone.register("2026-03-05T09:00:00+08:00", world.enterprise, json!({}));
    let unknown = phone.register("2026-03-05T10:00:00+08:00", world.enterprise, code.clone());
    let answer = phone.push(&world.server, &[&known, &unknown]).await;
    let verdict = &answer["results"][1]["verdict"];
    assert_eq!(
        verdict["verdict"], "caution",
        "neither plan nor filing can be known: {verdict}"
    );
    let seen = world.seen(CITY_ORGAN, &unknown).await;
    assert_eq!(
        seen["unknown_code"],
        hex::encode(ruqi_rules::fingerprint(FOREIGN).0)
    );
    assert!(seen["enterprise"].is_null());

    let state = world.server.state.clone();
    let listed = state.store.read(unknown_codes).await.unwrap();
    assert_eq!(
        (listed.items.len(), listed.items[0].text.as_str()),
        (1, FOREIGN)
    );
    assert_eq!(listed.items[0].organs, [CITY_ORGAN]);
    let names = &listed.items[0].organ_names;
    assert_eq!(names.len(), 1);
    assert!(names[0].zh != CITY_ORGAN && !names[0].en.is_empty());

    let desk = world.server.administrator().await;
    assert_eq!(world.resolve(FOREIGN, &desk).await.status(), 204);
    let seen = world.seen(CITY_ORGAN, &unknown).await;
    assert_eq!(seen["enterprise"], world.enterprise.to_string());
    assert_eq!(seen["verdict"]["verdict"], "violation");
    assert_eq!(seen["verdict"]["findings"][0]["because"], json!([known.id]));
    problem(world.resolve(FOREIGN, &desk).await, 409, "resolved-already").await;
    // An earlier one that comes later is the enterprise's too: the code binds from its first registration.
    let earlier = phone.register("2026-03-04T10:00:00+08:00", world.enterprise, code);
    phone.push(&world.server, &[&earlier]).await;
    assert_eq!(
        world.seen(CITY_ORGAN, &earlier).await["enterprise"],
        world.enterprise.to_string()
    );
    assert_eq!(
        world.seen(CITY_ORGAN, &known).await["verdict"]["verdict"],
        "violation"
    );
}
