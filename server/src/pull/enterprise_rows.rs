//! Reads rows of enterprises, as phones have them: each with its places, the codes at their doors, its credit code and its
//! grades.

use std::collections::HashMap;

use ruqi_rules::EnterpriseColumn;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::pull::keyed_rows::Rows;
use crate::store::ids::EnterpriseId;
use crate::store::pull::enterprise_bodies::{self as bodies, Chosen};
use crate::store::{Db, StoreError};

/// What stands in tables of their own, by the enterprise.
#[derive(Default)]
struct Parts {
    places: Vec<(Uuid, Value)>,
    credit_code: Option<String>,
    grades: Vec<Value>,
}

/// Reads the chosen enterprises.
pub(crate) fn read(c: &Db, chosen: Chosen<'_>) -> Result<Rows, StoreError> {
    let mut codes = codes_by_place(c, chosen)?;
    let mut parts = parts(c, chosen)?;
    let rows = bodies::enterprises(c, chosen)?.into_iter().map(|one| {
        let Parts {
            places,
            credit_code,
            grades,
        } = parts.remove(&one.id).unwrap_or_default();
        let held: Vec<Value> = places
            .iter()
            .flat_map(|(id, _)| codes.remove(id).unwrap_or_default())
            .collect();
        let places: Vec<Value> = places.into_iter().map(|(_, place)| place).collect();
        let columns = EnterpriseColumn::ALL.iter().map(|column| match column {
            EnterpriseColumn::Id => json!(one.id),
            EnterpriseColumn::Name => json!(one.name),
            EnterpriseColumn::Initials => json!(one.initials),
            EnterpriseColumn::CreditCode => json!(credit_code),
            EnterpriseColumn::State => json!(one.state.as_str()),
            EnterpriseColumn::Region => json!(one.region),
            EnterpriseColumn::Premises => json!(places),
            EnterpriseColumn::Codes => json!(held),
            EnterpriseColumn::Grades => json!(grades),
        });
        (one.id.as_bytes().to_vec(), columns.collect())
    });
    Ok(rows.collect())
}

fn codes_by_place(c: &Db, chosen: Chosen<'_>) -> Result<HashMap<Uuid, Vec<Value>>, StoreError> {
    let mut by_place: HashMap<Uuid, Vec<Value>> = HashMap::new();
    for code in bodies::codes(c, chosen)? {
        let row = json!([
            code.fingerprint.to_string(),
            code.kind.as_str(),
            code.premises
        ]);
        by_place.entry(code.premises).or_default().push(row);
    }
    Ok(by_place)
}

fn parts(c: &Db, chosen: Chosen<'_>) -> Result<HashMap<EnterpriseId, Parts>, StoreError> {
    let mut parts: HashMap<EnterpriseId, Parts> = HashMap::new();
    for place in bodies::premises(c, chosen)? {
        let row = json!([place.id, place.address, place.region]);
        parts
            .entry(place.enterprise)
            .or_default()
            .places
            .push((place.id, row));
    }
    for one in bodies::credit_codes(c, chosen)? {
        parts.entry(one.enterprise).or_default().credit_code = Some(one.row);
    }
    for one in bodies::grades(c, chosen)? {
        let row = json!([one.row.grade, one.row.first_day, one.row.last_day]);
        parts.entry(one.enterprise).or_default().grades.push(row);
    }
    Ok(parts)
}
