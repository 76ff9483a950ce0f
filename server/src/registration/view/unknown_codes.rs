//! Lists codes that came with registrations and are bound to nothing.

use ruqi_rules::Fingerprint;
use std::collections::BTreeMap;

use crate::registration::record_cache::RecordCache;
use crate::registration::view::organ::time;
use crate::store::derived::visit_history;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::directory::organ_tree;
use crate::store::{Db, StoreError};
use crate::wire::directory::{UnknownCode, UnknownCodeList};
use crate::wire::problem::Words;

/// Registrations looked at: the desk resolves the first codes, and then sees the next.
const MOST: u32 = 1_000;

/// Lists all unknown codes, each with what came with it.
pub fn unknown_codes(db: &Db) -> Result<UnknownCodeList, StoreError> {
    let mut records = RecordCache::new(db);
    let mut codes: BTreeMap<Fingerprint, UnknownCode> = BTreeMap::new();
    for found in visit_history::unresolved(db, MOST)? {
        let EnterpriseKey::Unknown(fingerprint) = found.visit.enterprise else {
            continue;
        };
        let base = records.base(found.visit.id)?;
        let Some(read) = base.and_then(|base| base.body.code) else {
            continue;
        };
        let seen = time(found.visit.instant);
        let code = codes.entry(fingerprint).or_insert_with(|| UnknownCode {
            fingerprint: fingerprint.to_string(),
            kind: read.kind.as_str().to_owned(),
            text: read.text,
            first_seen: seen.clone(),
            last_seen: seen.clone(),
            registrations: 0,
            organs: Vec::new(),
            organ_names: Vec::new(),
        });
        // They come in the order of time.
        code.last_seen = seen;
        code.registrations += 1;
        if !code.organs.contains(&found.visit.organ) {
            code.organ_names.push(organ_name(db, &found.visit.organ)?);
            code.organs.push(found.visit.organ);
        }
    }
    Ok(UnknownCodeList {
        items: codes.into_values().collect(),
    })
}

/// Finds the organ's name; its id where it has none.
fn organ_name(db: &Db, id: &str) -> Result<Words, StoreError> {
    let named = organ_tree::get(db, id)?;
    Ok(named.map_or_else(
        || Words {
            zh: id.to_owned(),
            en: id.to_owned(),
        },
        |one| Words {
            zh: one.name,
            en: one.name_en,
        },
    ))
}
