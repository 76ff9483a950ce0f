//! Each role sees the registrations of its own region and none of a foreign one.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::phone::{Sealed, texts};
use crate::harness::world::World;
use crate::harness::{
    CITY, CITY_ORGAN, HETANG, HETANG_ORGAN, LUSONG, LUSONG_ORGAN, Person, problem,
};

const LIST: &str = "/api/v1/registrations";
const OWN: &str = "/api/v1/enterprise/visits";

/// One visit of 荷塘区's organ in 荷塘区, and one of the city's in 芦淞区.
async fn two_visits(world: &World) -> [Sealed; 2] {
    let mut county = world.phone(HETANG_ORGAN).await;
    let mut city = world.phone(CITY_ORGAN).await;
    let here = json!({"level": "county", "exemption": {"ground": "work_safety", "reference": "密7"},
        "decision": {"went_in": true, "reason": "内情"}});
    let here = county.register("2026-03-05T09:00:00+08:00", world.enterprise, here);
    let there = city.register("2026-03-05T10:00:00+08:00", world.foreign, json!({}));
    let answer = world.server.push(&texts(&[&here, &there])).await;
    assert!(
        answer["results"]
            .as_array()
            .unwrap()
            .iter()
            .all(|one| one["status"] == "accepted")
    );
    [here, there]
}

async fn listed(world: &World, person: &Person) -> Vec<String> {
    let answer: Value = person.get(&world.server, LIST).await.json().await.unwrap();
    let items = answer["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn each_role_sees_its_own_and_no_others() {
    let world = World::start().await;
    let [here, there] = two_visits(&world).await;
    let (here, there) = (here.id.to_string(), there.id.to_string());
    let both = vec![there.clone(), here.clone()];
    let cases = [
        (world.server.officer(HETANG_ORGAN).await, vec![here.clone()]),
        (world.server.manager(HETANG_ORGAN).await, vec![here.clone()]),
        (world.server.officer(CITY_ORGAN).await, vec![there.clone()]),
        (world.server.manager(CITY_ORGAN).await, vec![there.clone()]),
        (world.server.officer(LUSONG_ORGAN).await, vec![]),
        (world.server.manager(LUSONG_ORGAN).await, vec![]),
        (world.server.supervisor(CITY).await, both.clone()),
        (world.server.supervisor(HETANG).await, vec![here.clone()]),
        (world.server.supervisor(LUSONG).await, vec![there.clone()]),
    ];
    for (person, sees) in cases {
        assert_eq!(listed(&world, &person).await, sees);
        for id in &both {
            let answer = person.get(&world.server, &format!("{LIST}/{id}")).await;
            match sees.contains(id) {
                true => assert_eq!(answer.status(), 200),
                false => drop(problem(answer, 404, "not-found").await),
            }
        }
    }
    for person in [
        world.server.administrator().await,
        world.owner(world.enterprise).await,
    ] {
        problem(person.get(&world.server, LIST).await, 403, "forbidden").await;
        let one = person.get(&world.server, &format!("{LIST}/{here}")).await;
        problem(one, 403, "forbidden").await;
    }
    for path in [LIST.to_owned(), format!("{LIST}/{here}"), OWN.to_owned()] {
        let nobody = world.server.ask(Method::GET, &path).send().await.unwrap();
        problem(nobody, 401, "sign-in").await;
    }
}

#[tokio::test]
async fn pages_follow_each_other_without_a_gap() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let events: Vec<Sealed> = (0..7)
        .map(|n| {
            phone.register(
                "2026-03-05T09:00:00+08:00",
                if n % 2 == 0 {
                    world.enterprise
                } else {
                    world.foreign
                },
                json!({}),
            )
        })
        .collect();
    phone
        .push(&world.server, &events.iter().collect::<Vec<_>>())
        .await;
    let mut newest_first: Vec<String> = events.iter().map(|event| event.id.to_string()).collect();
    newest_first.reverse();
    for person in [
        world.server.officer(CITY_ORGAN).await,
        world.server.supervisor(CITY).await,
    ] {
        let (mut seen, mut path) = (Vec::new(), format!("{LIST}?limit=3"));
        loop {
            let page: Value = person.get(&world.server, &path).await.json().await.unwrap();
            seen.extend(
                page["items"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|item| item["id"].as_str().unwrap().to_owned()),
            );
            match page["before"].as_str() {
                Some(before) => path = format!("{LIST}?limit=3&before={before}"),
                None => break,
            }
        }
        assert_eq!(seen, newest_first);
        problem(
            person.get(&world.server, &format!("{LIST}?before=x")).await,
            400,
            "malformed",
        )
        .await;
    }
}

#[tokio::test]
async fn the_enterprise_sees_who_came_without_references_and_reasons() {
    let world = World::start().await;
    let [here, there] = two_visits(&world).await;
    let owner = world.owner(world.enterprise).await;
    let text = owner.get(&world.server, OWN).await.text().await.unwrap();
    for secret in ["密7", "内情", &there.id.to_string()] {
        assert!(!text.contains(secret), "{secret}");
    }
    let seen: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (&seen["year"], &seen["counted"], &seen["all"]),
        (&json!(2026), &json!(0), &json!(1))
    );
    let visit = &seen["items"][0];
    assert_eq!(visit["id"], here.id.to_string());
    assert_eq!(visit["organ_name"], "荷塘区市场监督管理局");
    assert_eq!(visit["officers"][0]["name"], "张三");
    assert_eq!(visit["officers"][0]["certificate"], "湘B-0001");
    assert_eq!(
        (&visit["ground"], &visit["ground_zh"]),
        (&json!("work_safety"), &json!("安全生产"))
    );
    assert_eq!(
        (&visit["category_zh"], &visit["matters"][0]["name"]),
        (&json!("常规检查"), &json!("事项M1"))
    );
    assert_eq!(
        (&visit["on_plan"], &visit["filed"], &visit["counted"]),
        (&json!(true), &json!(true), &json!(false))
    );
    assert_eq!(visit["verdict"]["verdict"], "clear");
    for person in [
        world.server.officer(CITY_ORGAN).await,
        world.server.manager(HETANG_ORGAN).await,
        world.server.supervisor(CITY).await,
        world.server.administrator().await,
    ] {
        problem(person.get(&world.server, OWN).await, 403, "forbidden").await;
    }
}

#[tokio::test]
async fn the_two_counts_and_an_etag_that_changes_with_them() {
    let world = World::start().await;
    let owner = world.owner(world.enterprise).await;
    let ask = |tag: Option<String>| {
        let mut asked = owner
            .client
            .get(world.server.at(OWN))
            .bearer_auth(&owner.token);
        if let Some(tag) = tag {
            asked = asked.header("If-None-Match", tag);
        }
        asked.send()
    };
    let first = ask(None).await.unwrap();
    let tag = first.headers()["etag"].to_str().unwrap().to_owned();
    assert_eq!(ask(Some(tag.clone())).await.unwrap().status(), 304);
    let mut phone = world.phone(CITY_ORGAN).await;
    let counted = phone.register("2026-03-05T09:00:00+08:00", world.enterprise, json!({}));
    let courtesy = phone.register(
        "2026-03-05T10:00:00+08:00",
        world.enterprise,
        json!({"category": "service"}),
    );
    let last_year = phone.register("2025-06-05T10:00:00+08:00", world.enterprise, json!({}));
    phone
        .push(&world.server, &[&counted, &courtesy, &last_year])
        .await;
    let changed = ask(Some(tag)).await.unwrap();
    assert_eq!(changed.status(), 200);
    let seen: Value = changed.json().await.unwrap();
    assert_eq!((&seen["counted"], &seen["all"]), (&json!(1), &json!(2)));
    assert_eq!(seen["items"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn the_enterprise_reads_the_articles_that_its_findings_name() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let tuesday = phone.register("2026-03-03T09:00:00+08:00", world.enterprise, json!({}));
    phone.push(&world.server, &[&tuesday]).await;
    let owner = world.owner(world.enterprise).await;
    let seen: Value = (owner.get(&world.server, OWN).await).json().await.unwrap();
    let visit = &seen["items"][0];
    let pack: Value = serde_json::from_str(ruqi_rules::ZHUZHOU_2024).unwrap();
    let number = visit["verdict"]["findings"][0]["article"].as_str().unwrap();
    assert_eq!(visit["articles"], json!({number: pack["articles"][number]}));
    assert_eq!(visit["document"], pack["document"]);
}
