//! Finds what of a push may have come before, for all of it at once: nearly every record comes once, and is asked about
//! no further.

use std::collections::HashSet;

use crate::intake::verify::{Kept, Prepared};
use crate::store::evidence::{known_events, quarantine};
use crate::store::ids::{EventId, RecordHash};
use crate::store::{Db, StoreError};

/// Ids that are taken and bytes that were set aside, of those that the push brings: before it, and by its own events that
/// were looked at.
pub(crate) struct KnownBefore {
    ids: HashSet<EventId>,
    hashes: HashSet<RecordHash>,
}

impl KnownBefore {
    /// Reads them, in the transaction that will store the push.
    pub(crate) fn read(db: &Db, prepared: &[Prepared]) -> Result<Self, StoreError> {
        let kept = prepared.iter().filter_map(|one| match one {
            Prepared::Kept(kept) => Some(kept),
            Prepared::Rejected { .. } => None,
        });
        let (ids, hashes): (Vec<_>, Vec<_>) =
            kept.map(|kept| (kept.claims.id, kept.sealed.hash)).unzip();
        let ids: Vec<EventId> = ids.into_iter().flatten().collect();
        Ok(Self {
            ids: known_events::stored_of(db, &ids)?.into_iter().collect(),
            hashes: quarantine::stored_of(db, &hashes)?.into_iter().collect(),
        })
    }

    /// Whether its id or its bytes may be stored.
    pub(crate) fn may_have(&self, kept: &Kept) -> bool {
        let taken = kept.claims.id.is_some_and(|id| self.ids.contains(&id));
        taken || self.hashes.contains(&kept.sealed.hash)
    }

    /// Notes that one was looked at: what comes of it is stored from now on.
    pub(crate) fn note(&mut self, id: Option<EventId>, hash: RecordHash) {
        self.ids.extend(id);
        self.hashes.insert(hash);
    }
}
