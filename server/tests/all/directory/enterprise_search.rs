//! Desks find an enterprise by several words in any order, each in whichever field, as phones do.

use serde_json::Value;

use crate::harness::firm::firm;
use crate::harness::world::World;
use crate::harness::{HETANG, HETANG_ORGAN, LUSONG, Person, TestServer, problem};

async fn found(server: &TestServer, person: &Person, typed: &str) -> Vec<String> {
    let url = format!("/api/v1/enterprises?q={typed}");
    let answer: Value = person.get(server, &url).await.json().await.unwrap();
    let items = answer["items"].as_array().unwrap().iter();
    items
        .map(|item| item["name"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn words_in_any_order_find_what_holds_each_of_them() {
    let server = TestServer::start();
    let food = firm(&server, "株洲天元·百味食品有限公司", "zztybwsp", HETANG, 1).await;
    firm(&server, "株洲天元机械厂", "zztyjx", HETANG, 2).await;
    let desk = server.administrator().await;
    let [grouped, beginning] = [
        format!(
            "{} {} {}",
            &food.credit_code[..4],
            &food.credit_code[4..8],
            &food.credit_code[8..]
        ),
        food.credit_code[..8].to_owned(),
    ];
    let food = "株洲天元·百味食品有限公司";
    let works = "株洲天元机械厂";
    for (typed, wanted) in [
        ("食品 天元", vec![food]),
        ("天元 食品", vec![food]),
        // a full-width space, as Chinese keyboards write
        ("食品　天元", vec![food]),
        ("zzty 机械", vec![works]),
        ("天元•百味", vec![food]),
        (&grouped, vec![food]),
        (&format!("食品 {beginning}"), vec![food]),
        ("天元 株洲", vec![food, works]),
        ("食品 机械", vec![]),
        // what a pattern would be made of is itself
        ("天元 %25", vec![]),
        ("天元 _", vec![]),
        // four words are looked for, and nobody types more
        ("株洲 天元 有限 公司 没有", vec![food]),
    ] {
        assert_eq!(found(&server, &desk, typed).await, wanted, "{typed}");
    }
}

#[tokio::test]
async fn an_officer_whose_phone_is_still_filled_finds_what_is_in_the_region_and_no_faster_than_one_types()
 {
    let world = World::start().await;
    firm(&world.server, "荷塘食品厂", "htspc", HETANG, 1).await;
    firm(&world.server, "芦淞食品厂", "lsspc", LUSONG, 2).await;
    let officer = world.officer(HETANG_ORGAN).await;
    for typed in ["食品", "htsp"] {
        assert_eq!(
            found(&world.server, &officer, typed).await,
            ["荷塘食品厂"],
            "{typed}"
        );
    }
    let mut slowed = None;
    for _ in 0..100 {
        let answer = officer.get(&world.server, "/api/v1/enterprises?q=x").await;
        if answer.status() != 200 {
            slowed = Some(answer);
            break;
        }
    }
    let slowed = slowed.unwrap();
    assert_eq!(slowed.headers()["retry-after"], "1");
    problem(slowed, 429, "too-many-searches").await;
    let other = world.officer(HETANG_ORGAN).await;
    assert_eq!(found(&world.server, &other, "食品").await.len(), 1);
}
