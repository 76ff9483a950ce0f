//! Tombstones are kept for 400 days; a phone that was away for longer begins anew.

use std::time::{Duration, Instant};

use ruqi::directory::publish;
use ruqi::store::directory::enterprise_record::{self, Enterprise};
use ruqi::store::directory::premises::{self, Premises};
use ruqi::store::pull::change_kind::RowKind;
use ruqi::store::pull::changes::{self, Scope};
use serde_json::json;
use uuid::Uuid;

use crate::harness::phone_copy::{Copy, PULL};
use crate::harness::world::{DAY_MS, World};
use crate::harness::{HETANG, HETANG_ORGAN, LUSONG, Person, problem};

/// The enterprise moves out of 荷塘区.
async fn move_away(world: &World) {
    let (id, place) = (world.enterprise, world.premises);
    let moved = world.server.state.store.write(move |c| {
        let before = publish::regions_of(c, id)?;
        let (region, known) = (LUSONG.to_owned(), enterprise_record::get(c, id)?.unwrap());
        enterprise_record::put(c, &Enterprise { region, ..known })?;
        let (region, known) = (LUSONG.to_owned(), premises::get(c, place)?.unwrap());
        premises::put(c, &Premises { region, ..known })?;
        publish::enterprise(c, id, &before)
    });
    moved.await.unwrap();
}

async fn count(world: &World, sql: &'static str) -> u32 {
    let counted = world.server.state.store.read(move |db| db.single(sql, ()));
    counted.await.unwrap()
}

const TOMBSTONES: &str = "SELECT count(*) FROM change WHERE gone = 1";
const DAYS: &str = "SELECT count(*) FROM change_day";

/// So much later. The server looks as soon as it starts: this asks until it has noted the day, or removed what is old.
async fn later(world: World, days: i64, sql: &'static str, becomes: u32) -> World {
    let world = world.later(days * DAY_MS);
    let begun = Instant::now();
    while count(&world, sql).await != becomes {
        assert!(begun.elapsed() < Duration::from_secs(20), "{sql}");
    }
    world
}

async fn away(world: &World, officer: &Person) -> Copy {
    let mut copy = Copy::default();
    copy.pull(world, officer).await;
    copy
}

#[tokio::test]
async fn a_phone_from_before_the_horizon_begins_anew_and_others_go_on() {
    let world = World::start().await;
    let officer = world.officer(HETANG_ORGAN).await;
    let old = away(&world, &officer).await;
    assert!(old.get("enterprise", world.enterprise).is_some());
    move_away(&world).await;
    assert_eq!(count(&world, TOMBSTONES).await, 1);
    let mut young = away(&world, &officer).await;
    assert!(young.get("enterprise", world.enterprise).is_none());

    let world = later(world, 1, DAYS, 2).await;
    let path = format!("{PULL}?cursor={}", old.cursor.unwrap());
    assert_eq!(officer.get(&world.server, &path).await.status(), 200);
    let world = later(world, 399, DAYS, 3).await;
    assert_eq!(officer.get(&world.server, &path).await.status(), 200);
    assert_eq!(count(&world, TOMBSTONES).await, 1);
    let world = later(world, 2, TOMBSTONES, 0).await;
    problem(officer.get(&world.server, &path).await, 410, "begin-again").await;
    // Nothing changed where this one looks; it has seen the tombstone all the same.
    young.pull(&world, &officer).await;
    assert!(young.get("enterprise", world.enterprise).is_none());
}

#[tokio::test]
async fn a_first_fill_goes_on_page_by_page_past_the_horizon() {
    let world = World::start().await;
    let officer = world.officer(HETANG_ORGAN).await;
    let filled = world.server.state.store.write(|c| {
        let scope = Scope::Region(HETANG.into());
        for n in 0..6_000 {
            let key = Uuid::from_u128(n);
            changes::touch(c, &scope, RowKind::Enterprise, key.as_bytes(), None)?;
        }
        Ok::<_, ruqi::store::StoreError>(())
    });
    filled.await.unwrap();
    move_away(&world).await;
    let world = later(world, 1, DAYS, 2).await;
    let world = later(world, 401, TOMBSTONES, 0).await;
    let mut copy = Copy::default();
    let first = copy.page(&world, &officer).await;
    assert_eq!(first["has_more"], true);
    copy.apply(&first);
    copy.pull(&world, &officer).await;
    let quiet = copy.page(&world, &officer).await;
    assert_eq!(quiet["blocks"], json!([]));
}
