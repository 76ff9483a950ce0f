//! `ruqi verify` takes the server's word for what was erased, and nobody else's.

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::harness::CITY_ORGAN;
use crate::harness::binary::{places, ruqi, said, verified, well};
use crate::harness::erasure::{PERIOD, later, number, told};
use crate::harness::phone::{Signer, hash};
use crate::harness::world::World;

#[tokio::test]
async fn a_forged_record_of_an_erasure_is_named() {
    let world = World::start().await;
    let mut phone = world.phone(CITY_ORGAN).await;
    let old = told(&world, &mut phone).await;
    let world = later(world, PERIOD + 1, 7);
    let young = phone.register("2031-03-07T18:00:00+08:00", world.enterprise, json!({}));
    phone.push(&world.server, &[&young]).await;
    let told = verified(&world);
    assert!(told.contains("of these 8 were erased"), "{told}");

    let claims = |seq: i64, jws: &str, received: &str| {
        json!({
            "event": if seq == 1 { old[0].id } else { young.id }, "kid": phone.signer.kid, "seq": seq,
            "type": "registration", "prev": null, "hash": hash(jws), "received_at": received,
            "erased_at": "2031-03-07T10:00:00.000Z", "after_days": 1827,
        })
    };
    let text = |sql: &str| -> String {
        let c = Connection::open(world.server.state.config.database()).unwrap();
        c.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    let arrived = |seq: i64| {
        let ms = number(
            &world,
            &format!("SELECT received_at FROM event WHERE seq = {seq}"),
        );
        ruqi_rules::Instant::from_millis(ms).to_string()
    };
    let keys = &world.server.state.keys;
    let seal = |claims: &Value| keys.seal("ruqi-erasure", claims).unwrap();
    let other = Signer::generate();
    let header = json!({"alg": "ES256", "typ": "ruqi-erasure", "kid": other.kid});
    let forged = other.seal(&header, &claims(1, &old[0].jws, &arrived(1)));
    // Not past any period; the server's own seal does not help.
    let early = seal(&claims(9, &young.jws, &arrived(9)));
    let elsewhere = seal(&claims(1, &young.jws, &arrived(1)));
    let another = text("SELECT jws FROM event WHERE seq = 2");
    let set = |jws: &str, seq: i64| format!("UPDATE event SET jws = '{jws}' WHERE seq = {seq}");
    let erase = format!(
        "UPDATE event SET jws = '{early}', author = zeroblob(16), erased_at = {} WHERE seq = 9",
        crate::harness::world::ms("2031-03-07T10:00:00Z").millis()
    );
    let (data, file) = places(&world.server, "altered.db");
    for (sql, column) in [
        (set(&forged, 1), "jws"),
        (set(&elsewhere, 1), "hash"),
        (set(&another, 1), "seq"),
        (erase, "erased_at"),
        (
            "UPDATE event SET erased_at = erased_at - 1 WHERE seq = 2".into(),
            "erased_at",
        ),
        (
            "UPDATE event SET erased_at = NULL WHERE seq = 2".into(),
            "hash",
        ),
        (
            "UPDATE event SET type = 'averted' WHERE seq = 1".into(),
            "type",
        ),
        (
            "UPDATE event SET hash = zeroblob(32) WHERE seq = 1".into(),
            "hash",
        ),
        ("UPDATE event SET seq = 20 WHERE seq = 2".into(), "seq"),
        (
            "UPDATE quarantine SET jws = (SELECT jws FROM event WHERE seq = 1)".into(),
            "hash",
        ),
    ] {
        let _ = std::fs::remove_file(&file);
        well(&ruqi(&data, &["backup", file.to_str().unwrap()]));
        Connection::open(&file)
            .unwrap()
            .execute_batch(&sql)
            .unwrap();
        let output = ruqi(&data, &["verify", "--file", file.to_str().unwrap()]);
        let told = said(&output);
        assert!(!output.status.success(), "{sql}");
        assert!(told.contains(&format!(" {column}: ")), "{sql}\n{told}");
    }
}
