//! Finds an event's position in its chain by what is stored around it.

use sha2::{Digest, Sha256};

use crate::faults::{Defence, enabled};
use crate::intake::chain::{Chain, prev_of};
use crate::record::event::Event;
use crate::record::refusal::Why;
use crate::store::evidence::enrolments::Enrolment;
use crate::store::evidence::events;
use crate::store::evidence::quarantine;
use crate::store::ids::RecordHash;
use crate::store::{Db, StoreError};

/// Where an event stands in its chain.
pub(crate) enum Standing {
    /// The next one, following the one before.
    Next,
    /// Its number was given up before; it comes late.
    Late,
    /// Earlier ones are missing.
    AfterAGap,
    /// It cannot stand there.
    Not(Why),
}

impl Chain {
    pub(crate) fn standing(
        &self,
        c: &Db,
        event: &Event,
        hash: &RecordHash,
    ) -> Result<Standing, StoreError> {
        let Enrolment {
            kid,
            head,
            head_hash,
            ..
        } = &self.enrolment;
        if event.seq == head + 1 {
            let follows = event.prev == *head_hash;
            return Ok(if follows {
                Standing::Next
            } else {
                Standing::Not(Why::BrokenChain)
            });
        }
        let is_taken = events::at(c, kid, event.seq)?.is_some()
            || quarantine::filling(c, kid, event.seq)?.is_some();
        if is_taken {
            return Ok(Standing::Not(Why::NumberTaken));
        }
        if event.seq > *head && enabled(Defence::HeldInChain) {
            return Ok(Standing::AfterAGap);
        }
        // It came after its number was given up: both neighbours are older than it is, where they are there.
        let before = self.hash_at(c, event.seq - 1)?;
        let after = events::at(c, kid, event.seq + 1)?.and_then(|after| prev_of(&after));
        let breaks = before.is_some_and(|before| before != event.prev)
            || after.is_some_and(|prev| prev != *hash);
        Ok(if breaks {
            Standing::Not(Why::BrokenChain)
        } else {
            Standing::Late
        })
    }

    /// The hash of what is at this number, whether it counts or was set aside.
    fn hash_at(&self, c: &Db, seq: i64) -> Result<Option<RecordHash>, StoreError> {
        let Enrolment {
            kid, certificate, ..
        } = &self.enrolment;
        if seq == 0 {
            return Ok(Some(Sha256::digest(certificate).into()));
        }
        match events::at(c, kid, seq)? {
            Some(there) => Ok(Some(there.hash)),
            None => quarantine::filling(c, kid, seq),
        }
    }

    /// Whether the number is free to be filled by something set aside.
    pub(crate) fn is_free(&self, c: &Db, seq: i64) -> Result<bool, StoreError> {
        let kid = &self.enrolment.kid;
        Ok(events::at(c, kid, seq)?.is_none() && quarantine::filling(c, kid, seq)?.is_none())
    }
}
