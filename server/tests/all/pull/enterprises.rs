//! An enterprise comes with its own places, codes, credit code and grades, however many come with it on a page.

use ruqi::directory::{door_codes, publish};
use ruqi::store::StoreError;
use ruqi::store::directory::codes::{self, Code};
use ruqi::store::directory::enterprise_grades;
use ruqi::store::directory::premises::{self, Premises};
use ruqi_rules::{CodeKind, fingerprint};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::firm::{Firm, firm};
use crate::harness::phone_copy::Copy;
use crate::harness::world::{World, ms};
use crate::harness::{CITY_ORGAN, HETANG};

const FIRMS: u32 = 12;

/// The firm's row, as one who knows what was entered would write it.
struct Expected {
    firm: Firm,
    places: Vec<Value>,
    codes: Vec<Value>,
    grades: Vec<Value>,
}

/// A second place and its code for every third, an ended place for every fourth, a replaced code for every second, two
/// grades for every fifth.
async fn entered(world: &World, number: u32) -> Expected {
    let firm = firm(
        &world.server,
        &format!("第{number}厂"),
        "DC",
        HETANG,
        number,
    )
    .await;
    let (id, first) = (firm.id, firm.premises);
    let first_code = firm.fingerprint.clone();
    let rows = world.server.state.store.write(move |c| {
        let mut places = vec![json!([first, "天台路1号", HETANG])];
        let mut held = vec![json!([first_code, "door", first])];
        let since = ms("2026-01-05T09:00:00+08:00");
        let place = |address: &str, until| Premises {
            id: Uuid::now_v7(),
            enterprise: id,
            region: HETANG.into(),
            address: address.into(),
            since,
            until,
        };
        if number.is_multiple_of(3) {
            let second = place("二厂", None);
            premises::put(c, &second)?;
            places.push(json!([second.id, "二厂", HETANG]));
            let text = format!("https://foreign.example/{number}");
            let code = Code {
                fingerprint: fingerprint(&text),
                kind: CodeKind::Foreign,
                text,
                premises: second.id,
                since,
                until: None,
            };
            codes::insert(c, &code)?;
            held.push(json!([code.fingerprint.to_string(), "foreign", second.id]));
        }
        if number.is_multiple_of(4) {
            premises::put(c, &place("旧厂", Some(since)))?;
        }
        if number.is_multiple_of(2) {
            let old = codes::codes_of(c, first)?.remove(0);
            codes::end(c, old.fingerprint, &old.text, since)?;
            let door = door_codes::draw(first, since);
            door_codes::bind(c, &door)?;
            held[0] = json!([door.fingerprint.to_string(), "door", first]);
        }
        let mut grades = Vec::new();
        if number.is_multiple_of(5) {
            enterprise_grades::begin(c, id, "A", "2025-01-01", "2024-12-31")?;
            enterprise_grades::begin(c, id, "C", "2026-01-01", "2025-12-31")?;
            grades = vec![
                json!(["A", "2025-01-01", "2025-12-31"]),
                json!(["C", "2026-01-01", null]),
            ];
        }
        publish::enterprise(c, id, &[])?;
        Ok::<_, StoreError>((places, held, grades))
    });
    let (places, codes, grades) = rows.await.unwrap();
    Expected {
        firm,
        places,
        codes,
        grades,
    }
}

#[tokio::test]
async fn each_comes_with_its_own_places_codes_and_grades() {
    let world = World::start().await;
    let mut expected = Vec::new();
    for number in 0..FIRMS {
        expected.push(entered(&world, number).await);
    }
    let officer = world.officer(CITY_ORGAN).await;
    let mut copy = Copy::default();
    copy.pull(&world, &officer).await;
    for (number, one) in expected.iter().enumerate() {
        let row = copy.get("enterprise", one.firm.id).unwrap();
        let whole = json!([
            one.firm.id,
            format!("第{number}厂"),
            row[2],
            one.firm.credit_code,
            "open",
            HETANG,
            one.places,
            one.codes,
            one.grades
        ]);
        // Its initials are made of the name elsewhere.
        assert_eq!(*row, whole, "firm {number}");
    }
}
