//! A file brings sealed records as a push does.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Output};

use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::harness::installation::text;
use crate::harness::phone::{Phone, Sealed, texts};
use crate::harness::world::{MORNING, World};
use crate::harness::{CITY, CITY_ORGAN, HETANG, LUSONG_ORGAN, Person, problem};

const SEALED: &str = "/api/v1/sealed";

fn file(phone: &Phone, events: &[&Sealed]) -> Value {
    json!({"format": "ruqi-sealed", "version": 1, "made_at": MORNING, "events": texts(events),
        "certificates": [phone.certificate], "receipts": {}})
}

async fn bring(world: &World, person: &Person, file: &Value) -> Response {
    person.post(&world.server, SEALED, file).await
}

/// A phone with three records that it never sent; of the second nothing is in the file.
async fn unsent(world: &World) -> (Phone, Vec<Sealed>) {
    let mut phone = world.phone(CITY_ORGAN).await;
    let events = (0..3).map(|_| phone.register(MORNING, world.enterprise, json!({})));
    let events = events.collect();
    (phone, events)
}

fn statuses(answer: &Value) -> Vec<&str> {
    let results = answer["results"].as_array().unwrap();
    results
        .iter()
        .map(|result| result["status"].as_str().unwrap())
        .collect()
}

async fn trail(world: &World, person: &Person) -> Vec<Value> {
    let actor = person.id;
    let sql = "SELECT detail FROM audit WHERE actor = ?1 AND act = 'sealed_imported' ORDER BY id";
    let store = &world.server.state.store;
    let found: Vec<String> = store.read(move |db| db.all(sql, [actor])).await.unwrap();
    found
        .iter()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[tokio::test]
async fn a_manager_a_supervisor_or_an_administrator_brings_it_and_twice_changes_nothing() {
    let world = World::start().await;
    let (phone, events) = unsent(&world).await;
    let whole = file(&phone, &[&events[0], &events[1], &events[2]]);
    let server = &world.server;
    let manager = server.manager(LUSONG_ORGAN).await;
    let first: Value = bring(&world, &manager, &whole).await.json().await.unwrap();
    assert_eq!(statuses(&first), ["accepted"; 3]);
    assert_eq!(first["chains"][&phone.signer.kid], 3);
    for person in [
        manager,
        server.supervisor(HETANG).await,
        server.administrator().await,
    ] {
        let again: Value = bring(&world, &person, &whole).await.json().await.unwrap();
        assert_eq!(statuses(&again), ["duplicate"; 3]);
        for (one, first) in again["results"]
            .as_array()
            .unwrap()
            .iter()
            .zip(first["results"].as_array().unwrap())
        {
            assert_eq!(one["receipt"], first["receipt"]);
            assert_eq!(
                one["verdict"],
                Value::Null,
                "nobody proved to be its officer"
            );
        }
        let last = trail(&world, &person).await.pop().unwrap();
        assert_eq!(
            (&last["duplicate"], &last["accepted"]),
            (&json!(3), &json!(0))
        );
    }
    assert_eq!(world.seen(CITY_ORGAN, &events[2]).await["state"], "stands");
    // The phone comes to the network after all.
    let pushed = phone.push(&world.server, &[&events[0]]).await;
    assert_eq!(
        pushed["results"][0]["receipt"],
        first["results"][0]["receipt"]
    );
}

#[tokio::test]
async fn others_do_not_bring_files() {
    let world = World::start().await;
    let (phone, events) = unsent(&world).await;
    let whole = file(&phone, &[&events[0]]);
    for person in [
        world.server.officer(CITY_ORGAN).await,
        world.owner(world.enterprise).await,
        world.server.person(&[]).await,
    ] {
        problem(bring(&world, &person, &whole).await, 403, "forbidden").await;
    }
    let nobody = world.server.ask(Method::POST, SEALED).json(&whole).send();
    problem(nobody.await.unwrap(), 401, "sign-in").await;
}

#[tokio::test]
async fn each_record_stands_for_itself() {
    let world = World::start().await;
    let (phone, events) = unsent(&world).await;
    let broken = Sealed {
        id: events[1].id,
        jws: format!("{}x", events[1].jws),
    };
    let desk = world.server.supervisor(CITY).await;
    let part = file(&phone, &[&events[0], &broken, &events[2]]);
    let answer: Value = bring(&world, &desk, &part).await.json().await.unwrap();
    assert_eq!(statuses(&answer)[0], "accepted");
    assert_eq!(statuses(&answer)[2], "held");
    assert!(answer["results"][1]["words"]["zh"].is_string());
}

#[tokio::test]
async fn a_server_that_lost_the_key_takes_it_up_from_the_file_with_the_first_arrival() {
    let world = World::start().await;
    let (phone, events) = unsent(&world).await;
    let pushed = phone.push(&world.server, &[&events[0]]).await;
    let receipt = &pushed["results"][0]["receipt"];
    let before = world.seen(CITY_ORGAN, &events[0]).await;
    world.sql(
        "DELETE FROM registration; DELETE FROM verdict; DELETE FROM event; DELETE FROM enrolment",
    );
    let world = world.later(60_000);
    let mut whole = file(&phone, &[&events[0], &events[1]]);
    whole["receipts"] = json!({events[0].id.to_string(): receipt});
    let desk = world.server.administrator().await;
    let answer: Value = bring(&world, &desk, &whole).await.json().await.unwrap();
    assert_eq!(statuses(&answer), ["accepted"; 2]);
    assert_eq!(answer["results"][0]["receipt"], *receipt);
    let seen = world.seen(CITY_ORGAN, &events[0]).await;
    assert_eq!(seen["received_at"], before["received_at"]);
}

#[tokio::test]
async fn what_is_no_whole_file_is_said_and_nothing_is_taken() {
    let world = World::start().await;
    let (phone, events) = unsent(&world).await;
    let good = file(&phone, &[&events[0]]);
    let desk = world.server.administrator().await;
    let with = |key: &str, value: Value| {
        let mut file = good.clone();
        file[key] = value;
        file.to_string()
    };
    let cut = good.to_string();
    let cut = cut[..cut.len() / 2].to_owned();
    for (body, status, slug) in [
        (String::new(), 422, "not-sealed"),
        ("{}".into(), 422, "not-sealed"),
        (cut, 422, "not-sealed"),
        (with("format", json!("something")), 422, "not-sealed"),
        (with("version", json!(2)), 422, "not-sealed"),
        (with("events", json!({})), 422, "not-sealed"),
        (
            with("events", json!(vec!["x"; 10_001])),
            413,
            "sealed-too-large",
        ),
        (
            with("certificates", json!(vec!["x"; 101])),
            413,
            "sealed-too-large",
        ),
        (" ".repeat((64 << 20) + 1), 413, "too-large"),
    ] {
        let asked = desk
            .client
            .post(world.server.at(SEALED))
            .bearer_auth(&desk.token);
        let answer = asked.body(body).send().await.unwrap();
        problem(answer, status, slug).await;
    }
    assert!(trail(&world, &desk).await.is_empty());
    let answer: Value = bring(&world, &desk, &good).await.json().await.unwrap();
    assert_eq!(statuses(&answer), ["accepted"]);
}

fn import(world: &World, file: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ruqi"))
        .args(["import", "sealed"])
        .arg(file)
        .arg("--data")
        .arg(&world.server.state.config.data)
        .output()
        .unwrap()
}

#[tokio::test]
async fn at_the_console_beside_the_running_server() {
    let world = World::start().await;
    let (phone, events) = unsent(&world).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("phone.ruqi.json");
    std::fs::write(&path, file(&phone, &[&events[0], &events[2]]).to_string()).unwrap();
    let done = import(&world, &path);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let said = text(&done.stdout);
    assert!(
        said.contains("2 records: 1 new, 0 known, 1 held, 0 set aside, 0 rejected"),
        "{said}"
    );
    assert!(said.contains(&events[2].id.to_string()), "{said}");
    assert_eq!(world.seen(CITY_ORGAN, &events[0]).await["state"], "stands");
    std::fs::write(&path, "x").unwrap();
    let refused = import(&world, &path);
    assert!(!refused.status.success());
    let why = text(&refused.stderr);
    assert!(
        why.contains("not a whole file of sealed records: line 1, column 1"),
        "{why}"
    );
}

/// Begins an upload that sends its head and a little, and never the rest.
fn begin(world: &World, person: &Person) -> TcpStream {
    let host = world.server.url.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    let head = format!(
        "POST {SEALED} HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {}\r\ncontent-length: 1000000\r\n\r\n{{",
        person.token
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream
}

/// The beginning of what one of them is answered first.
async fn first_answer(open: &mut [TcpStream; 2]) -> [u8; 12] {
    let mut said = [0; 12];
    for stream in open.iter() {
        stream.set_nonblocking(true).unwrap();
    }
    loop {
        for stream in open.iter_mut() {
            if stream.read(&mut said).is_ok_and(|read| read == said.len()) {
                return said;
            }
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn uploads_that_never_end_keep_nobody_else_from_bringing_a_file() {
    let world = World::start().await;
    let (phone, events) = unsent(&world).await;
    let whole = file(&phone, &[&events[0]]);
    let stuck = world.server.manager(LUSONG_ORGAN).await;
    let mut open = [begin(&world, &stuck), begin(&world, &stuck)];
    // whichever came second is told so, without its body
    assert_eq!(first_answer(&mut open).await, *b"HTTP/1.1 503");
    let manager = world.server.manager(CITY_ORGAN).await;
    let taken = bring(&world, &manager, &whole).await;
    assert_eq!(taken.status(), 200);
    drop(open);
}
