//! Judging again when not an event but the directory changed: a plan, a filing, an enterprise.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::registration::Settling;
use crate::registration::packs::Packs;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::derived::{averted, claim, history};
use crate::store::{StoreError, Tx};

/// An organ's plan or filings changed: judges again its visits from one instant to another (milliseconds), both
/// included. `why` is kept in the log: `plan`, `filing`.
///
/// # Errors
/// When the database fails.
pub fn rejudge_organ(
    c: &Tx,
    packs: &Packs,
    organ: &str,
    (from, to): (i64, i64),
    now: i64,
    why: &'static str,
) -> Result<(), StoreError> {
    let touched = history::of_organ(c, organ, from, to)?;
    Settling::begin(c, packs, now, why)?.settle(&touched.into_iter().collect())
}

/// An enterprise was entered or moved: derives its visits again, and judges them where they belong now. `why` is kept
/// in the log: `enterprise`.
///
/// # Errors
/// When the database fails.
pub fn rejudge_enterprise(
    c: &Tx,
    packs: &Packs,
    enterprise: Uuid,
    now: i64,
    why: &'static str,
) -> Result<(), StoreError> {
    let key = EnterpriseKey::Known(enterprise);
    let mut touched: BTreeSet<Uuid> = history::at_enterprise(c, key)?.into_iter().collect();
    touched.extend(averted::at_enterprise(c, key)?);
    Settling::begin(c, packs, now, why)?.settle(&touched)
}

/// One enterprise was merged into another: derives what is known of both again, with the registrations whose code, out
/// of `codes`, leads to the one that survives now.
///
/// # Errors
/// When the database fails.
pub fn rejudge_merged(
    c: &Tx,
    packs: &Packs,
    (from, into): (Uuid, Uuid),
    codes: &[[u8; 8]],
    now: i64,
) -> Result<(), StoreError> {
    let mut touched: BTreeSet<Uuid> = BTreeSet::new();
    for key in [from, into].map(EnterpriseKey::Known) {
        touched.extend(history::at_enterprise(c, key)?);
        touched.extend(averted::at_enterprise(c, key)?);
    }
    for code in codes {
        touched.extend(claim::of(c, *code)?);
    }
    Settling::begin(c, packs, now, "merger")?.settle(&touched)
}
