//! A scene written as the phone has it: rows for the book, JSON, columns.

use ruqi_rules::{
    BLANK_REFERENCE, Book, EnterpriseFact, EnterpriseFacts, Entry, Filing, Instant, PackSet,
    PlanItem, TYPED_IN, Visit,
};
use serde_json::{Value, json};

use crate::PACKS;
use crate::scene::Scene;

pub fn row(visit: &Visit<'_>) -> Value {
    let exemption = visit.exemption.as_ref();
    json!([
        visit.id,
        visit.enterprise,
        null,
        visit.organ,
        visit.level,
        visit.at.millis(),
        visit.started_at.map(Instant::millis),
        visit.category,
        visit.matters,
        exemption.map(|exemption| &exemption.ground),
        exemption.is_some_and(|exemption| exemption.is_blank()),
        visit.joint,
        visit.void,
        "a column of a newer server",
    ])
}

/// What the book is asked about one visit.
pub fn asked(visit: &Visit<'_>, enterprise: EnterpriseFacts<'_>) -> String {
    let exemption = visit
        .exemption
        .as_ref()
        .map(|exemption| json!({ "ground": exemption.ground, "reference": exemption.reference }));
    let visit = json!({
        "id": visit.id, "enterprise": visit.enterprise, "organ": visit.organ, "level": visit.level,
        "category": visit.category, "matters": visit.matters, "at": visit.at, "started_at": visit.started_at,
        "entry": visit.entry, "joint": visit.joint, "exemption": exemption,
    });
    let mut asked = json!({ "visit": visit });
    for fact in EnterpriseFact::ALL {
        asked[fact.as_str()] = json!(enterprise[*fact]);
    }
    asked.to_string()
}

pub fn book(scene: &Scene) -> Book {
    let mut book = Book::new(PackSet::new(PACKS.to_vec()).unwrap()).unwrap();
    // First everything as if it were of another enterprise, then as it is: a fact sent again replaces.
    let elsewhere = scene.history.iter().map(|visit| {
        row(&Visit {
            enterprise: "E9".into(),
            void: false,
            ..visit.clone()
        })
    });
    book.take_visits(&Value::from_iter(elsewhere).to_string())
        .unwrap();
    book.take_visits(&Value::from_iter(scene.history.iter().map(row)).to_string())
        .unwrap();
    let plan = scene.plan.as_ref().map(|plan| {
        let row = |item: &PlanItem<'_>| {
            json!([
                item.id,
                item.organ,
                item.enterprise,
                item.matters,
                item.from,
                item.to
            ])
        };
        Value::from_iter(plan.iter().map(row)).to_string()
    });
    book.set_plan(plan.as_deref()).unwrap();
    let filings = scene.filings.as_ref().map(|filings| {
        let row = |filing: &Filing<'_>| {
            json!([
                filing.id,
                filing.organ,
                filing.enterprise,
                filing.matters,
                filing.from,
                filing.to,
                filing.filed_at.millis(),
                filing.approved_at.map(Instant::millis)
            ])
        };
        Value::from_iter(filings.iter().map(row)).to_string()
    });
    book.set_filings(filings.as_deref()).unwrap();
    book
}

pub fn handles(book: &mut Book, visit: &Visit<'_>, enterprise: EnterpriseFacts<'_>) -> Vec<u32> {
    let matters: Vec<&str> = visit.matters.iter().map(|matter| &**matter).collect();
    let mut handle = |text: &str| book.handle(text).unwrap();
    let exemption = visit.exemption.as_ref();
    let blank = exemption.is_some_and(|exemption| exemption.is_blank());
    let mut handles = vec![
        handle(&visit.id),
        handle(&visit.enterprise),
        handle(&visit.organ),
        handle(&visit.level),
        handle(&visit.category),
        0,
        visit.joint.as_ref().map_or(0, |joint| handle(joint)),
        exemption.map_or(0, |exemption| handle(&exemption.ground)),
        u32::from(visit.entry == Entry::Manual) * TYPED_IN + u32::from(blank) * BLANK_REFERENCE,
    ];
    let facts = EnterpriseFact::ALL.iter().map(|fact| enterprise[*fact]);
    handles.extend(facts.map(|known| known.map_or(0, &mut handle)));
    handles[5] = book.matters_handle(&matters).unwrap();
    handles
}

/// Whether the visit's instants have a year that text can have.
pub fn can_be_written(visit: &Visit<'_>) -> bool {
    let mut instants = [Some(visit.at), visit.started_at].into_iter().flatten();
    instants.all(|instant| Instant::parse(&instant.to_string()).is_ok())
}
