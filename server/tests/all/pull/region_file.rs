//! A first fill begins with the region's file, and comes to the same rows as a pull from the beginning.

use ruqi::directory::publish;
use ruqi::pull::region_file::part_folder;
use ruqi::store::StoreError;
use ruqi::store::directory::premises::{self, Premises};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::firm::firm;
use crate::harness::phone::Phone;
use crate::harness::phone_copy::Copy;
use crate::harness::region_file::{REGION_FILE, make, maker, part, read, view};
use crate::harness::world::{MORNING, World, ms};
use crate::harness::{CITY, CITY_ORGAN, HETANG, HETANG_ORGAN, LUSONG_ORGAN, Person, problem};

/// Twenty firms, each with a visit of the city's officer; some with a second place.
async fn filled() -> (World, Person, Phone) {
    let world = World::start().await;
    let officer = world.officer(CITY_ORGAN).await;
    let mut phone = Phone::enrol(&world.server, &officer, CITY_ORGAN).await;
    for number in 0..20 {
        let name = format!("第{number}厂");
        let firm = firm(&world.server, &name, "DC", HETANG, number).await;
        let place = Premises {
            id: Uuid::now_v7(),
            enterprise: firm.id,
            region: HETANG.into(),
            address: "二厂".into(),
            since: ms(MORNING),
            until: None,
        };
        let second = world.server.state.store.write(move |c| {
            if number % 3 == 0 {
                premises::put(c, &place)?;
            }
            publish::enterprise(c, firm.id, &[])
        });
        second.await.unwrap();
        let premises = json!({ "premises": (number % 2 == 0).then_some(firm.premises) });
        let visit = phone.register(MORNING, firm.id, premises);
        phone.push(&world.server, &[&visit]).await;
    }
    (world, officer, phone)
}

/// What a phone has that began with the file.
async fn with_file(world: &World, officer: &Person) -> Copy {
    let view = view(&world.server, officer).await;
    let mut copy = Copy::default();
    for part in read(&world.server, officer, &view).await {
        let kind = part.kind.row_kind().as_str();
        let block = json!({ "kind": kind, "cols": part.cols, "rows": part.rows });
        copy.apply(&json!({ "cursor": view.cursor, "blocks": [block] }));
    }
    copy.pull(world, officer).await;
    copy
}

async fn pulled(world: &World, officer: &Person) -> Copy {
    let mut copy = Copy::default();
    copy.pull(world, officer).await;
    copy
}

#[tokio::test]
async fn a_phone_that_begins_with_the_file_has_what_a_pull_gives() {
    let (world, officer, mut phone) = filled().await;
    make(&world.server, CITY).await;
    let offered = view(&world.server, &officer).await;
    let there: usize = read(&world.server, &officer, &offered)
        .await
        .iter()
        .map(|part| part.rows.len())
        .sum();
    assert_eq!(there, 22 + 20, "enterprises and visits");
    assert_eq!(
        with_file(&world, &officer).await.rows,
        pulled(&world, &officer).await.rows
    );
    // What is registered, and entered, after the file was made comes by pull.
    let late = phone.register(MORNING, world.enterprise, json!({}));
    phone.push(&world.server, &[&late]).await;
    firm(&world.server, "后来的厂", "HLDC", HETANG, 99).await;
    let copy = with_file(&world, &officer).await;
    assert!(copy.get("visit", late.id).is_some());
    assert_eq!(copy.rows, pulled(&world, &officer).await.rows);
}

#[tokio::test]
async fn the_pull_behind_a_file_sends_nothing_of_it_again() {
    let (world, officer, _) = filled().await;
    make(&world.server, CITY).await;
    let mut copy = Copy {
        cursor: view(&world.server, &officer).await.cursor,
        ..Copy::default()
    };
    copy.pull(&world, &officer).await;
    let kinds: Vec<&str> = copy.rows.keys().map(|(kind, _)| kind.as_str()).collect();
    assert!(
        kinds.contains(&"region") && kinds.contains(&"registration"),
        "{kinds:?}"
    );
    assert!(
        !kinds.contains(&"enterprise") && !kinds.contains(&"visit"),
        "{kinds:?}"
    );
    let quiet = copy.page(&world, &officer).await;
    assert_eq!(
        (&quiet["blocks"], &quiet["has_more"]),
        (&json!([]), &json!(false))
    );
}

#[tokio::test]
async fn no_file_is_offered_that_holds_more_than_a_pull_of_now_would_send() {
    let (world, officer, _) = filled().await;
    let none = view(&world.server, &officer).await;
    assert_eq!((none.cursor, none.parts.len()), (None, 0), "none was made");
    make(&world.server, CITY).await;
    let first = view(&world.server, &officer).await;
    let kept = &first.parts[0].hash;
    // An enterprise that is part of another is no row any more.
    let (from, into) = (world.enterprise, world.foreign);
    let administrator = world.server.administrator().await;
    let body = json!({ "into": into, "since": null, "reason": "同一家" });
    let path = format!("/api/v1/enterprises/{from}/merge");
    assert!(
        administrator
            .post(&world.server, &path, &body)
            .await
            .status()
            .is_success()
    );
    assert_eq!(view(&world.server, &officer).await.parts, []);
    problem(part(&world.server, &officer, kept).await, 404, "not-found").await;
    // Anew it is one again, without that enterprise.
    make(&world.server, CITY).await;
    assert_eq!(
        with_file(&world, &officer).await.rows,
        pulled(&world, &officer).await.rows
    );
    // Days that a first fill leaves out, and another life of the database.
    for change in [
        "from_day = from_day - 2",
        "from_day = from_day + 2, epoch = 'another'",
    ] {
        let sql = format!("UPDATE region_file SET {change}");
        let c = rusqlite::Connection::open(world.server.state.config.database()).unwrap();
        c.execute_batch(&sql).unwrap();
        assert_eq!(view(&world.server, &officer).await.parts, [], "{change}");
    }
}

#[tokio::test]
async fn a_phone_that_reads_an_earlier_form_is_offered_none() {
    let (world, officer, _) = filled().await;
    make(&world.server, CITY).await;
    for asked in ["", "?form=1", "?form=3"] {
        let answer = officer
            .get(&world.server, &format!("{REGION_FILE}{asked}"))
            .await;
        let view: Value = answer.json().await.unwrap();
        assert_eq!(view, json!({ "cursor": null, "parts": [] }), "{asked}");
    }
}

#[tokio::test]
async fn a_part_is_for_officers_of_its_region_alone() {
    let (world, city, _) = filled().await;
    make(&world.server, CITY).await;
    let hash = view(&world.server, &city).await.parts[0].hash.clone();
    for organ in [HETANG_ORGAN, LUSONG_ORGAN] {
        let other = world.officer(organ).await;
        assert_eq!(view(&world.server, &other).await.parts, []);
        problem(part(&world.server, &other, &hash).await, 404, "not-found").await;
    }
    let supervisor = world.server.supervisor(CITY).await;
    problem(
        part(&world.server, &supervisor, &hash).await,
        403,
        "forbidden",
    )
    .await;
    let nobody = world
        .server
        .ask(reqwest::Method::GET, &format!("{REGION_FILE}/{hash}"));
    problem(nobody.send().await.unwrap(), 401, "sign-in").await;
}

#[tokio::test]
async fn a_part_keeps_its_name_and_is_compressed_once() {
    let (world, officer, _) = filled().await;
    make(&world.server, CITY).await;
    let hash = view(&world.server, &officer).await.parts[0].hash.clone();
    let plain = part(&world.server, &officer, &hash).await;
    let header = |name: &str| plain.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(header("cache-control"), "private, max-age=86400, immutable");
    assert_eq!(header("etag"), format!("\"{hash}\""));
    let path = format!("{REGION_FILE}/{hash}");
    let asked = world
        .server
        .ask(reqwest::Method::GET, &path)
        .bearer_auth(&officer.token);
    let packed = asked.header("accept-encoding", "br").send().await.unwrap();
    assert_eq!(packed.headers()["content-encoding"], "br");
    let packed = packed.bytes().await.unwrap();
    assert_eq!(
        part_folder::unpack(&packed).unwrap(),
        plain.bytes().await.unwrap()
    );
    let path = part_folder::path(&world.server.state.config.region_files(), &hash);
    assert_eq!(std::fs::read(&path).unwrap(), packed);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
    }
    // What vanished is not there, and is made again.
    std::fs::remove_file(&path).unwrap();
    problem(part(&world.server, &officer, &hash).await, 404, "not-found").await;
    make(&world.server, CITY).await;
    assert_eq!(part(&world.server, &officer, &hash).await.status(), 200);
}

#[tokio::test]
async fn a_file_is_due_where_there_is_more_than_a_page_and_no_file_of_the_day() {
    let (world, ..) = filled().await;
    let (maker, now) = (maker(&world.server), world.server.state.clock.now());
    assert_eq!(
        maker.due(now).await.unwrap(),
        Vec::<String>::new(),
        "a page holds it all"
    );
    make(&world.server, CITY).await;
    assert_eq!(
        maker.due(now).await.unwrap(),
        Vec::<String>::new(),
        "it is there"
    );
    let tomorrow = ruqi_rules::Instant::from_millis(now.millis() + 24 * 60 * 60 * 1_000);
    assert_eq!(maker.due(tomorrow).await.unwrap(), [CITY]);
    let touched = world.server.state.store.write(move |c| {
        (0..3_000).try_for_each(|_| publish::enterprise(c, world.enterprise, &[]).map(drop))?;
        Ok::<_, StoreError>(())
    });
    touched.await.unwrap();
    assert_eq!(
        maker.due(now).await.unwrap(),
        Vec::<String>::new(),
        "one row changed often"
    );
}
