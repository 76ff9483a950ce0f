//! Two enterprises turn out to be one: a recorded fact, in the server's own chain. History, premises, codes, plan items
//! and filings follow the one that survives, and its visits are judged again.

use ruqi_rules::Instant;
use uuid::Uuid;

use crate::directory::publish;
use crate::record::desk_chain::{self, ActError};
use crate::registration::judge::rejudge::rejudge_merged;
use crate::state::AppState;
use crate::store::access::audit::{self, Act};
use crate::store::directory::{code, enterprise, filing, merger, plan, premises};
use crate::store::pull::change::{self, Scope};
use crate::store::pull::change_kind::Kind;
use crate::store::{Db, StoreError, Tx};
use crate::wire::desk::MergerBody;

/// Why nothing was merged.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The act could not be sealed.
    #[error(transparent)]
    Act(#[from] ActError),
    /// One of the two is not there.
    #[error("no such enterprise")]
    NotFound,
    /// Both are the same enterprise.
    #[error("an enterprise cannot be merged into itself")]
    IntoItself,
    /// The one to be merged was merged before.
    #[error("merged already, into {0}")]
    Already(Uuid),
    /// The one to merge into is none any more.
    #[error("the other was merged itself, into {0}")]
    IntoMerged(Uuid),
    /// Its day is still to come.
    #[error("a merger is recorded once it is a fact, not before")]
    NotYet,
}

/// Who merges which enterprise into which, and why.
#[derive(Debug, Clone)]
pub struct Merger {
    /// The administrator.
    pub by: Uuid,
    /// It is none any more.
    pub from: Uuid,
    /// It survives.
    pub into: Uuid,
    /// From when on, in milliseconds; for the record: history follows whatever its date.
    pub since: i64,
    /// For the audit trail.
    pub reason: String,
}

impl Merger {
    /// Seals the act and carries it out, in a transaction.
    pub fn carry_out(&self, c: &Tx, state: &AppState) -> Result<(), MergeError> {
        self.check(c, state.clock.now())?;
        self.record(c, state)?;
        let before = [self.from, self.into].map(|id| publish::regions_of(c, id));
        let [from, into] = before;
        let (from, into) = (from?, into?);
        let codes = codes_of(c, self.from)?;
        let parts = merger::parts(c, self.from)?;
        merger::merge(c, self.from, self.into, self.since)?;
        premises::move_all(c, self.from, self.into)?;
        let now = state.clock.now();
        rejudge_merged(c, &state.packs, (self.from, self.into), &codes, now)?;
        publish::enterprise(c, self.from, &from)?;
        publish::enterprise(c, self.into, &into)?;
        parts
            .into_iter()
            .try_for_each(|part| tell_organs(c, part))?;
        Ok(())
    }

    fn check(&self, c: &Db, now: i64) -> Result<(), MergeError> {
        if self.from == self.into {
            return Err(MergeError::IntoItself);
        }
        for id in [self.from, self.into] {
            enterprise::get(c, id)?.ok_or(MergeError::NotFound)?;
        }
        if let Some(other) = merger::into(c, self.from)? {
            return Err(MergeError::Already(other));
        }
        if let Some(other) = merger::into(c, self.into)? {
            return Err(MergeError::IntoMerged(other));
        }
        if self.since > now {
            return Err(MergeError::NotYet);
        }
        Ok(())
    }

    fn record(&self, c: &Tx, state: &AppState) -> Result<(), MergeError> {
        let body = MergerBody {
            from: self.from.to_string(),
            into: self.into.to_string(),
            since: Instant::from_millis(self.since).to_string(),
            reason: self.reason.clone(),
            by: self.by.to_string(),
        };
        let act = desk_chain::Act {
            author: self.by,
            r#type: desk_chain::MERGER,
            about: &[],
            body: &body,
        };
        let sealed = desk_chain::seal(c, &state.keys, &state.clock, &act)?;
        let detail = serde_json::json!({ "into": self.into, "act": sealed.id });
        audit::add(
            c,
            &Act {
                id: state.clock.new_id(),
                at: sealed.received_at,
                actor: Some(self.by),
                act: "enterprise_merged",
                subject: Some(&body.from),
                detail: Some(&detail.to_string()),
            },
        )?;
        Ok(())
    }
}

/// The codes that were ever at its doors.
fn codes_of(c: &Db, enterprise: Uuid) -> Result<Vec<[u8; 8]>, StoreError> {
    let mut codes = Vec::new();
    for place in premises::all_of(c, enterprise)? {
        codes.extend(
            code::codes_of(c, place)?
                .into_iter()
                .map(|code| code.fingerprint),
        );
    }
    Ok(codes)
}

/// Plan items and filings that name it name the other now: the phones that have them get them again.
fn tell_organs(c: &Tx, merged: Uuid) -> Result<(), StoreError> {
    let items = plan::naming(c, merged)?;
    let filings = filing::naming(c, merged)?;
    let all = items.into_iter().map(|one| (Kind::PlanItem, one));
    for (kind, (id, organ)) in all.chain(filings.into_iter().map(|one| (Kind::Filing, one))) {
        let scope = Scope::Organ(organ);
        if change::holds(c, &scope, kind, id.as_bytes())? {
            change::touch(c, &scope, kind, id.as_bytes(), None)?;
        }
    }
    Ok(())
}
