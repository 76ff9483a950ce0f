//! A word that nobody knows is an error wherever a column holds it, never a default.

use ruqi::store::access::memberships::{self, Role};
use ruqi::store::access::persons::{self, Person};
use ruqi::store::derived::outcomes::{self, StoredOutcome};
use ruqi::store::derived::registrations;
use ruqi::store::derived::visit_key::EnterpriseKey;
use ruqi::store::directory::enterprise_record::{self, Enterprise, EnterpriseState};
use ruqi::store::directory::level_word::LevelWord;
use ruqi::store::directory::organ_tree::{self, Organ};
use ruqi::store::directory::region::{self, Region};
use ruqi::store::evidence::enrolments::{self, Enrolment, KeyGrade};
use ruqi::store::evidence::quarantine_decisions::{self, DecisionState, StoredDecision};
use ruqi::store::evidence::refusal_word::Why;
use ruqi::store::evidence::{chain_slots, events, known_events, quarantine};
use ruqi::store::ids::Kid;
use ruqi::store::ids::RecordHash;
use ruqi::store::pull::change_kind::RowKind;
use ruqi::store::pull::changes::{self, Scope};
use ruqi::store::{Db, StoreError, Tx};
use ruqi::wire::event::OutcomeResult;
use ruqi_rules::{Instant, VerdictWord};

use super::Fresh;
use super::made::{KID, event, hash, id, read, registration, unreadable, write};

/// Reads a row.
type Look = fn(&Db) -> Result<(), StoreError>;

/// A table, its column, and whoever reads it.
const COLUMNS: [(&str, &str, Look); 19] = [
    ("region", "level", |db| region::all(db).map(drop)),
    ("organ", "level", |db| organ_tree::all(db).map(drop)),
    ("enterprise", "state", |db| {
        enterprise_record::get(db, id(1)).map(drop)
    }),
    ("membership", "role", |db| {
        memberships::roles(db, id(1), Instant::from_millis(1)).map(drop)
    }),
    ("enrolment", "grade", |db| {
        enrolments::get(db, &Kid::from(KID)).map(drop)
    }),
    ("event", "grade", |db| events::get(db, id(1)).map(drop)),
    ("event", "state", |db| events::get(db, id(1)).map(drop)),
    ("event", "state", |db| {
        known_events::known(db, id(1)).map(drop)
    }),
    ("event", "state", |db| {
        chain_slots::of_chain(db, &Kid::from(KID)).map(drop)
    }),
    ("quarantine", "why", |db| {
        quarantine::get(db, &RecordHash::from(hash(1))).map(drop)
    }),
    ("aside_act", "why", decided),
    ("aside_act", "state", decided),
    ("registration", "level", registered),
    ("registration", "entry", registered),
    ("registration", "state", registered),
    ("registration", "verdict", registered),
    ("registration", "grade", registered),
    ("outcome", "result", |db| outcomes::get(db, id(1)).map(drop)),
    ("change", "kind", |db| {
        changes::after(db, &Scope::All, 0, 0, 1).map(drop)
    }),
];

fn decided(db: &Db) -> Result<(), StoreError> {
    quarantine_decisions::decided(db, &RecordHash::from(hash(1))).map(drop)
}

fn registered(db: &Db) -> Result<(), StoreError> {
    registrations::get(db, id(1)).map(drop)
}

/// One row in each table.
fn fill(tx: &Tx) -> Result<(), StoreError> {
    let region = "430200".to_owned();
    region::put(
        tx,
        &Region {
            code: region.clone(),
            name: "株洲市".into(),
            name_en: "Zhuzhou".into(),
            level: LevelWord::City,
            parent: None,
        },
    )?;
    organ_tree::put(
        tx,
        &Organ {
            id: "ZZ-SCJG".into(),
            name: "市场监管局".into(),
            name_en: "Market Supervision".into(),
            level: LevelWord::City,
            region: region.clone(),
        },
    )?;
    enterprise_record::put(
        tx,
        &Enterprise {
            id: id(1),
            name: "株洲公司".into(),
            initials: "ZZGS".into(),
            region,
            contact: None,
            state: EnterpriseState::Open,
        },
    )?;
    persons::insert(
        tx,
        &Person {
            id: id(1),
            name: "某人".into(),
            certificate: None,
            certificate_until: None,
        },
        Instant::EPOCH,
    )?;
    memberships::give(tx, id(1), id(1), &Role::Administrator, Instant::EPOCH)?;
    changes::touch(tx, &Scope::All, RowKind::Visit, &[1], None)?;
    evidence(tx)?;
    let mut visit = registration(1, EnterpriseKey::Known(id(1)), 10);
    visit.visit.verdict = Some(VerdictWord::Caution);
    registrations::replace(tx, &visit, None)?;
    let outcome = StoredOutcome {
        event: id(2),
        result: OutcomeResult::NoProblem,
        rectify_by: None,
    };
    outcomes::replace(tx, id(1), Some(&outcome))
}

fn evidence(tx: &Tx) -> Result<(), StoreError> {
    enrolments::insert(
        tx,
        &Enrolment {
            kid: KID.into(),
            device: id(2),
            officer: id(1),
            point: [4; 65],
            grade: KeyGrade::Jwk,
            since: Instant::EPOCH,
            revoked_at: None,
            certificate: "certificate".into(),
            head: 0,
            head_hash: hash(0).into(),
        },
    )?;
    events::insert(tx, &event(1), &[])?;
    quarantine::insert(tx, &unreadable(1, 10))?;
    quarantine_decisions::decide(
        tx,
        &StoredDecision {
            hash: hash(1).into(),
            act: id(3),
            at: Instant::from_millis(20),
            author: id(1),
            state: DecisionState::Refused,
            why: Why::UnknownKey,
            event: None,
            kid: KID.into(),
            reason: "无法核实".into(),
        },
    )
}

pub fn an_unknown_word_is_an_error_in_any_column(fresh: &impl Fresh) {
    write(fresh, fill);
    for (table, column, look) in COLUMNS {
        read(fresh, look);
        fresh.alter(&format!("UPDATE {table} SET {column} = {column} || 'x'"));
        let error = fresh.store().read_blocking(look).unwrap_err();
        assert!(
            matches!(&error, StoreError::Unreadable { column: found, .. } if found == column),
            "{table}.{column}: {error}"
        );
        fresh.alter(&format!(
            "UPDATE {table} SET {column} = substr({column}, 1, length({column}) - 1)"
        ));
    }
}
