//! Rows as columns are the same rows again, and no bytes make reading them panic.

use proptest::collection::vec;
use proptest::prelude::*;
use ruqi::pull::region_file::CodecError;
use ruqi::pull::region_file::decode::decode;
use ruqi::pull::region_file::encode::encode;
use ruqi::pull::region_file::known_enterprises::KnownEnterprises;
use ruqi::pull::region_file::shape::PartKind;
use ruqi_rules::CreditCode;
use serde_json::{Value, json};
use uuid::Uuid;

type Rows = Vec<Vec<Value>>;

fn any_id() -> impl Strategy<Value = Uuid> {
    any::<u128>().prop_map(Uuid::from_u128)
}

/// Names as people type them, and what none should.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[株洲市荷塘区第0-9号厂]{0,12}", 1 => any::<String>()]
}

/// Good codes, and what was entered before anybody checked them.
fn any_credit_code() -> impl Strategy<Value = Option<String>> {
    let good = "[0-9]{8}[0-9A-H]{9}".prop_filter_map("no code", |checked| {
        let code = CreditCode::complete(&checked).ok()?;
        Some(Some(code.as_str().to_owned()))
    });
    prop_oneof![4 => good, 1 => proptest::option::of("[0-9A-Z]{18}")]
}

/// As they are made of the names here, with a character of two readings, and otherwise.
fn any_named() -> impl Strategy<Value = (String, String)> {
    let made = "[株洲行0-9号（）]{0,8}".prop_map(|name| {
        let initials = ruqi::directory::initials::initials(&name);
        (name, initials)
    });
    prop_oneof![4 => made, 1 => (any_text(), any_text())]
}

fn any_time() -> impl Strategy<Value = i64> {
    -(1_i64 << 52)..(1_i64 << 52)
}

prop_compose! {
    fn any_enterprise()(
        id in any_id(),
        (name, initials) in any_named(),
        credit_code in any_credit_code(),
        places in vec((any_id(), any_text()), 0..4),
        codes in vec((any::<[u8; 8]>(), any::<prop::sample::Index>()), 0..4),
        grades in vec(("[ABCD]", proptest::option::of("2026-0[1-9]-11")), 0..3),
    ) -> Vec<Value> {
        let held: Vec<Value> = codes.iter().filter(|_| !places.is_empty()).map(|(bytes, at)| {
            json!([hex::encode(bytes), "door", at.get(&places).0])
        }).collect();
        let places: Vec<Value> = places.iter().map(|(id, text)| json!([id, text, "430202"])).collect();
        let grades: Vec<Value> = grades.iter().map(|(grade, last)| json!([grade, "2026-01-01", last])).collect();
        vec![json!(id), json!(name), json!(initials), json!(credit_code), json!("open"), json!("430202"),
            json!(places), json!(held), json!(grades)]
    }
}

prop_compose! {
    fn any_visit(enterprises: Rows)(
        id in any_id(),
        (at_one, other) in (any::<Option<prop::sample::Index>>(), any_id()),
        place in any::<Option<prop::sample::Index>>(),
        (at, started_at) in (any_time(), proptest::option::of(any_time())),
        matters in vec("M[0-9]", 0..3),
        joint in proptest::option::of(any_id()),
        (blank, void) in (any::<bool>(), any::<bool>()),
    ) -> Vec<Value> {
        let enterprise = at_one.filter(|_| !enterprises.is_empty()).map(|at| at.get(&enterprises));
        let places = enterprise.and_then(|one| one[6].as_array()).filter(|places| !places.is_empty());
        let premises = match (place, places) {
            (Some(at), Some(places)) => at.get(places)[0].clone(),
            (Some(_), None) => json!(other),
            (None, _) => Value::Null,
        };
        let enterprise = enterprise.map_or_else(|| json!(format!("code:{}", other.simple())), |one| one[0].clone());
        vec![json!(id), enterprise, premises, json!("zz-market"), json!("city"), json!(at), json!(started_at),
            json!("routine"), json!(matters), Value::Null, json!(blank), json!(joint), json!(void)]
    }
}

fn any_region() -> impl Strategy<Value = (Rows, Rows)> {
    vec(any_enterprise(), 0..8).prop_flat_map(|enterprises| {
        let visits = vec(any_visit(enterprises.clone()), 0..8);
        (Just(enterprises), visits)
    })
}

/// Both parts of a region, and the enterprises that the second cites.
fn parts((enterprises, visits): &(Rows, Rows)) -> (Vec<u8>, Vec<u8>, KnownEnterprises) {
    let mut known = KnownEnterprises::default();
    let first = encode(PartKind::Enterprises, enterprises, &known).unwrap();
    known.add(&first, enterprises).unwrap();
    let second = encode(PartKind::Visits, visits, &known).unwrap();
    (first, second, known)
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(region in any_region()) {
        let (first, second, known) = parts(&region);
        let enterprises = decode(&first, &KnownEnterprises::default()).unwrap();
        prop_assert_eq!(&enterprises.rows, &region.0);
        let visits = decode(&second, &known).unwrap();
        prop_assert_eq!(&visits.rows, &region.1);
        prop_assert_eq!((enterprises.kind, visits.kind), (PartKind::Enterprises, PartKind::Visits));
    }

    #[test]
    fn visits_are_read_with_no_other_enterprises(region in any_region()) {
        let (_, second, _) = parts(&region);
        prop_assert_eq!(decode(&second, &KnownEnterprises::default()), Err(CodecError::Malformed));
    }

    #[test]
    fn a_part_that_is_cut_is_none(region in any_region(), at in any::<prop::sample::Index>()) {
        let (first, second, known) = parts(&region);
        for part in [first, second] {
            prop_assert_eq!(decode(&part[..at.index(part.len())], &known), Err(CodecError::Malformed));
        }
    }

    #[test]
    fn nothing_panics_on_other_bytes(
        region in any_region(),
        changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        noise in vec(any::<u8>(), 0..200),
    ) {
        let (first, second, known) = parts(&region);
        for mut part in [first, second, noise] {
            for (at, byte) in &changes {
                if !part.is_empty() {
                    let at = at.index(part.len());
                    part[at] = *byte;
                }
            }
            drop(decode(&part, &known));
        }
    }
}

#[test]
fn a_value_that_is_none_of_the_columns_is_refused() {
    let known = KnownEnterprises::default();
    let mut row = vec![
        json!(Uuid::nil()),
        json!("厂"),
        json!("c"),
        Value::Null,
        json!("open"),
        json!("430202"),
    ];
    row.extend([json!([]), json!([]), json!([])]);
    assert!(encode(PartKind::Enterprises, &[row.clone()], &known).is_ok());
    row[0] = json!("no id");
    let refused = encode(PartKind::Enterprises, &[row], &known);
    assert_eq!(refused, Err(CodecError::Misfit("id")));
}
