//! An unknown code is resolved: bound to premises, and what came with it judged again. A desk act that changes what
//! verdicts rest on, so it is an event too, in the server's own signed chain.

use std::collections::BTreeSet;

use ruqi_rules::{CodeKind, Instant};
use serde::Serialize;
use uuid::Uuid;

use crate::clock::Clock;
use crate::defence::{self, Defence};
use crate::keys::Keys;
use crate::record::desk_chain::{self, ActError};
use crate::registration::Settling;
use crate::registration::packs::Packs;
use crate::registration::record_cache::RecordCache;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::derived::{averted, claim, history};
use crate::store::directory::code::{self, Code};
use crate::store::directory::premises;
use crate::store::{Db, StoreError, Tx};

/// Why a code was not resolved.
#[derive(Debug, thiserror::Error)]
pub enum ResolveError {
    /// No registration that waits for an enterprise has this code.
    #[error("no registration waits for this code")]
    NotUnknown,
    /// No such premises.
    #[error("no such premises")]
    NoSuchPremises,
    /// It is bound on that day already: what waits is of earlier ones.
    #[error("the code is bound from then on already")]
    BoundThen,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The act could not be sealed.
    #[error(transparent)]
    Act(#[from] ActError),
}

/// Who resolves which code to what.
#[derive(Debug, Clone)]
pub struct Resolution {
    /// The administrator.
    pub author: Uuid,
    /// The code, by its fingerprint.
    pub fingerprint: [u8; 8],
    /// Where it hangs.
    pub premises: Uuid,
    /// From when on, in milliseconds, up to where it is bound already; none: from its first registration on, whenever that
    /// turns out to be.
    pub from: Option<i64>,
}

/// Seals the act, binds the code, and judges again what came with it. In the transaction of the desk's request.
///
/// # Errors
/// When the code is not unknown or is bound from then on already, the premises do not exist, or the database fails.
pub fn resolve_code(
    c: &Tx,
    keys: &Keys,
    packs: &Packs,
    clock: &Clock,
    act: &Resolution,
) -> Result<(), ResolveError> {
    let waiting = EnterpriseKey::Unknown(act.fingerprint);
    let mut touched: BTreeSet<Uuid> = history::at_enterprise(c, waiting)?.into_iter().collect();
    touched.extend(averted::at_enterprise(c, waiting)?);
    let now = clock.now();
    let mut settling = Settling::begin(c, packs, now, "resolution")?;
    let (kind, text) = code_of(c, &touched)?.ok_or(ResolveError::NotUnknown)?;
    // Whoever named an enterprise may have named another one.
    touched.extend(claim::of(c, act.fingerprint)?);
    let place = premises::get(c, act.premises)?.ok_or(ResolveError::NoSuchPremises)?;
    let (since, until) =
        free(c, act.fingerprint, &text, act.from)?.ok_or(ResolveError::BoundThen)?;
    let body = Body {
        fingerprint: hex::encode(act.fingerprint),
        text: &text,
        premises: act.premises,
        enterprise: place.enterprise,
        from: act.from.map(Instant::from_millis),
    };
    let sealed = desk_chain::Act {
        author: act.author,
        r#type: desk_chain::CODE_RESOLVED,
        about: &[],
        body: &body,
    };
    desk_chain::seal(c, keys, clock, &sealed)?;
    code::insert(
        c,
        &Code {
            fingerprint: act.fingerprint,
            kind,
            text,
            premises: act.premises,
            since,
            until,
        },
    )?;
    if defence::stands(Defence::ResolvedAgain) {
        settling.settle(&touched)?;
    }
    Ok(())
}

/// Since when and until when it is bound then: what is bound already stays where it is, whoever registers late. Without a
/// day, the code's first registration may come yet: the latest time in which it is free, from where a binding ended or from
/// ever. None where it is bound at `from`.
fn free(
    c: &Db,
    fingerprint: [u8; 8],
    text: &str,
    from: Option<i64>,
) -> Result<Option<(i64, Option<i64>)>, StoreError> {
    let mut bound = code::by_fingerprint(c, fingerprint)?;
    bound.retain(|code| code.text == text);
    let is_free = |at: &i64| !bound.iter().any(|code| code.holds_at(*at));
    let since = match from {
        Some(from) => Some(from).filter(is_free),
        None => {
            let ends = bound.iter().filter_map(|code| code.until);
            ends.chain([0]).filter(is_free).max()
        }
    };
    let next = |since| {
        bound
            .iter()
            .map(|code| code.since)
            .filter(|at| *at > since)
            .min()
    };
    Ok(since.map(|since| (since, next(since))))
}

/// Body of `code_resolved`.
#[derive(Serialize)]
struct Body<'a> {
    fingerprint: String,
    text: &'a str,
    premises: Uuid,
    enterprise: Uuid,
    from: Option<Instant>,
}

/// Kind and text of the code that these came with.
fn code_of(
    db: &Db,
    registrations: &BTreeSet<Uuid>,
) -> Result<Option<(CodeKind, String)>, StoreError> {
    let mut records = RecordCache::new(db);
    for id in registrations {
        let base = records.base(*id)?;
        if let Some(code) = base.and_then(|base| base.body.code) {
            return Ok(Some((code.kind, code.text)));
        }
    }
    Ok(None)
}
