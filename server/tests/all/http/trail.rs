//! Reading personal data at a desk is in the audit trail.

use ruqi::config::Config;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::harness::phone::Sealed;
use crate::harness::world::{MORNING, World};
use crate::harness::{CITY, CITY_ORGAN, HETANG, HETANG_ORGAN, Person, problem};

const LIST: &str = "/api/v1/registrations";
const MINUTE_MS: i64 = 60 * 1_000;

/// What was read: act, subject, detail.
type Line = (String, Option<String>, Value);

/// What the trail says that the person read, in that order.
async fn lines(world: &World, person: &Person) -> Vec<Line> {
    let actor = person.id;
    let sql = "SELECT act, subject, detail FROM audit
        WHERE actor = ?1 AND act LIKE '%\\_read' ESCAPE '\\' ORDER BY id";
    let store = &world.server.state.store;
    let found: Vec<(String, Option<String>, String)> =
        store.read(move |db| db.all(sql, [actor])).await.unwrap();
    let read = |(act, subject, detail): (_, _, String)| {
        (act, subject, serde_json::from_str(&detail).unwrap())
    };
    found.into_iter().map(read).collect()
}

async fn read(world: &World, person: &Person, path: &str) {
    assert_eq!(person.get(&world.server, path).await.status(), 200);
}

/// Visits of 荷塘区's organ, sealed and pushed one after the other.
async fn visits(world: &World, count: usize) -> Vec<Sealed> {
    let mut phone = world.phone(HETANG_ORGAN).await;
    let mut sealed = Vec::new();
    for _ in 0..count {
        let visit = phone.register(MORNING, world.enterprise, json!({"level": "county"}));
        phone.push(&world.server, &[&visit]).await;
        sealed.push(visit);
    }
    sealed
}

/// The lines' form.
fn line(act: &str, subject: Option<&str>, rows: usize, first: Value, last: Value) -> Line {
    let detail = json!({ "rows": rows, "first": first, "last": last });
    (act.to_owned(), subject.map(ToOwned::to_owned), detail)
}

#[tokio::test]
async fn a_supervisors_reading_is_in_the_trail() {
    let world = World::start().await;
    let sealed = visits(&world, 2).await;
    let supervisor = world.server.supervisor(HETANG).await;
    let (older, newer) = (sealed[0].id.to_string(), sealed[1].id.to_string());
    read(&world, &supervisor, LIST).await;
    read(&world, &supervisor, &format!("{LIST}/{older}")).await;
    read(&world, &supervisor, "/api/v1/attendances/unbound").await;
    let list = line(
        "registrations_read",
        Some(HETANG),
        2,
        json!(newer),
        json!(older),
    );
    let one = line(
        "registration_read",
        Some(&older),
        1,
        json!(older),
        json!(older),
    );
    let none = line("unbound_read", Some(HETANG), 0, json!(null), json!(null));
    assert_eq!(lines(&world, &supervisor).await, [list, one, none]);
}

#[tokio::test]
async fn who_looked_for_people_and_phones_is_in_the_trail_without_the_name_looked_for() {
    let world = World::start().await;
    let officer = world.server.officer(CITY_ORGAN).await;
    let manager = world.server.manager(CITY_ORGAN).await;
    let administrator = world.server.administrator().await;
    let devices = format!("/api/v1/people/{}/devices", officer.id);
    for person in [&manager, &administrator] {
        read(
            &world,
            person,
            &format!("/api/v1/people?q={}", officer.login),
        )
        .await;
        read(&world, person, &devices).await;
    }
    read(&world, &administrator, "/api/v1/unknown-codes").await;
    let id = officer.id.to_string();
    let people = |of| line("people_read", of, 1, json!(id), json!(id));
    let phones = line("devices_read", Some(&id), 0, json!(null), json!(null));
    let codes = line("unknown_codes_read", None, 0, json!(null), json!(null));
    let by_manager = [people(Some(CITY_ORGAN)), phones.clone()];
    assert_eq!(lines(&world, &manager).await, by_manager);
    let by_administrator = [people(None), phones, codes];
    assert_eq!(lines(&world, &administrator).await, by_administrator);
}

#[tokio::test]
async fn neither_pulls_nor_the_enterprises_own_visits_nor_refused_readings_are() {
    let world = World::start().await;
    let sealed = visits(&world, 1).await;
    let officer = world.officer(HETANG_ORGAN).await;
    read(&world, &officer, "/api/v1/sync/pull").await;
    let owner = world.owner(world.enterprise).await;
    read(&world, &owner, "/api/v1/enterprise/visits").await;
    let administrator = world.server.administrator().await;
    for person in [&owner, &administrator] {
        problem(person.get(&world.server, LIST).await, 403, "forbidden").await;
    }
    let stranger = world.server.manager(CITY_ORGAN).await;
    let one = format!("{LIST}/{}", sealed[0].id);
    let devices = format!("/api/v1/people/{}/devices", officer.id);
    for path in [one, devices] {
        problem(stranger.get(&world.server, &path).await, 404, "not-found").await;
    }
    for person in [officer, owner, administrator, stranger] {
        assert_eq!(lines(&world, &person).await, []);
    }
}

#[tokio::test]
async fn the_same_rows_are_a_line_an_hour_and_other_rows_a_line_of_their_own() {
    let world = World::start().await;
    let sealed = visits(&world, 2).await;
    let supervisor = world.server.supervisor(HETANG).await;
    let page = format!("{LIST}?limit=1");
    for _ in 0..3 {
        read(&world, &supervisor, &page).await;
    }
    assert_eq!(lines(&world, &supervisor).await.len(), 1);
    let answer = supervisor.get(&world.server, &page).await;
    let shown: Value = answer.json().await.unwrap();
    let before = shown["before"].as_str().unwrap();
    read(&world, &supervisor, &format!("{page}&before={before}")).await;
    let seen = lines(&world, &supervisor).await;
    let oldest = sealed[0].id.to_string();
    assert_eq!((seen.len(), &seen[1].2["first"]), (2, &json!(oldest)));
    // Another person's reading is theirs.
    let colleague = world.server.supervisor(CITY).await;
    read(&world, &colleague, &page).await;
    assert_eq!(lines(&world, &colleague).await.len(), 1);
    // Something new came.
    visits(&world, 1).await;
    read(&world, &supervisor, &page).await;
    assert_eq!(lines(&world, &supervisor).await.len(), 3);
    let world = world.later(59 * MINUTE_MS);
    read(&world, &supervisor, &page).await;
    assert_eq!(lines(&world, &supervisor).await.len(), 3);
    let world = world.later(2 * MINUTE_MS);
    read(&world, &supervisor, &page).await;
    assert_eq!(lines(&world, &supervisor).await.len(), 4);
}

#[tokio::test]
async fn nothing_is_read_that_the_trail_cannot_note() {
    let mut world = World::start().await;
    let supervisor = world.server.supervisor(HETANG).await;
    let colleague = world.server.supervisor(HETANG).await;
    read(&world, &colleague, LIST).await;
    world.server = world.server.restart_with(|config| Config {
        database_wait_ms: 300,
        ..config
    });
    let import = Connection::open(world.server.state.config.database()).unwrap();
    import.execute_batch("BEGIN IMMEDIATE").unwrap();
    let refused = supervisor.get(&world.server, LIST).await;
    assert_eq!(refused.headers()["retry-after"], "2");
    problem(refused, 503, "busy").await;
    // What the trail has already is read without a writer.
    read(&world, &colleague, LIST).await;
    import.execute_batch("COMMIT").unwrap();
    read(&world, &supervisor, LIST).await;
    assert_eq!(lines(&world, &supervisor).await.len(), 1);
}
