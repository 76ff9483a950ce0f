//! Moves a chain's head: event by event, and on over what was held once a gap closes.

use crate::intake::effects::Effects;
use crate::record::event::Event;
use crate::record::jws::Sealed;
use crate::registration::derive::base::Stamp;
use crate::store::evidence::enrolments::{self, Enrolment};
use crate::store::evidence::events::{self, StoredEvent};
use crate::store::evidence::quarantine;
use crate::store::ids::RecordHash;
use crate::store::{Db, StoreError, Tx};

/// A chain while a push or a release goes over it.
#[derive(Debug, Clone)]
pub(crate) struct Chain {
    pub(crate) enrolment: Enrolment,
    /// Something is stored after the head: it waits for a gap to close.
    beyond: bool,
}

/// Held events that do not follow what came before them after all: whoever moved the head quarantines them.
#[must_use = "what does not follow is quarantined"]
#[derive(Debug, Default)]
pub(crate) struct NotFollowing(pub(crate) Vec<StoredEvent>);

impl Chain {
    pub(crate) fn open(c: &Db, enrolment: Enrolment) -> Result<Self, StoreError> {
        let beyond = events::next_place(c, &enrolment.kid, enrolment.head)?.is_some()
            || quarantine::fills_after(c, &enrolment.kid, enrolment.head)?;
        Ok(Self { enrolment, beyond })
    }

    /// Something is stored at this number: the head moves, if it was next, over all that waited for it.
    pub(crate) fn stored(
        &mut self,
        c: &Tx,
        seq: i64,
        hash: RecordHash,
        effects: &mut Effects,
    ) -> Result<NotFollowing, StoreError> {
        if seq > self.enrolment.head + 1 {
            self.beyond = true;
        } else if seq == self.enrolment.head + 1 {
            self.move_to(seq, hash);
            return self.advance(c, false, effects);
        }
        Ok(NotFollowing::default())
    }

    /// The missing ones before `seq` are given up: what is stored up to there counts, with the mark `gap`.
    pub(crate) fn give_up_to(
        &mut self,
        c: &Tx,
        seq: i64,
        effects: &mut Effects,
    ) -> Result<NotFollowing, StoreError> {
        while self.enrolment.head < seq {
            let kid = self.enrolment.kid;
            let next = events::next_place(c, &kid, self.enrolment.head)?;
            let Some(stored) = next
                .map(|next| events::at(c, &kid, next))
                .transpose()?
                .flatten()
            else {
                break;
            };
            if stored.state.is_held() {
                self.accept(c, &stored, true, effects)?;
            }
            self.move_to(stored.seq, stored.hash);
        }
        self.advance(c, true, effects)
    }

    fn advance(
        &mut self,
        c: &Tx,
        gap: bool,
        effects: &mut Effects,
    ) -> Result<NotFollowing, StoreError> {
        let mut not_following = NotFollowing::default();
        while self.beyond {
            let (kid, next) = (self.enrolment.kid, self.enrolment.head + 1);
            if let Some(stored) = events::at(c, &kid, next)? {
                let follows = prev_of(&stored) == Some(self.enrolment.head_hash);
                self.move_to(next, stored.hash);
                if !stored.state.is_held() {
                    // A desk let it count before the gap closed.
                } else if follows {
                    self.accept(c, &stored, gap, effects)?;
                } else {
                    not_following.0.push(stored);
                }
            } else if let Some(hash) = quarantine::filling(c, &kid, next)? {
                self.move_to(next, hash);
            } else {
                self.beyond = events::next_place(c, &kid, next)?.is_some()
                    || quarantine::fills_after(c, &kid, next)?;
                break;
            }
        }
        Ok(not_following)
    }

    fn accept(
        &self,
        c: &Tx,
        stored: &StoredEvent,
        gap: bool,
        effects: &mut Effects,
    ) -> Result<(), StoreError> {
        events::accept(c, stored.id, gap)?;
        let stamp = Stamp {
            gap,
            ..Stamp::from(stored)
        };
        match read(stored) {
            Some(event) => effects.accepted(event, stamp),
            // It was read when it came: its bytes were damaged since. The chain has to go on; `ruqi verify` names it, too.
            None => {
                tracing::error!(id = %stored.id, "a held event cannot be read any more: nothing comes of it")
            }
        }
        Ok(())
    }

    fn move_to(&mut self, seq: i64, hash: RecordHash) {
        self.enrolment.head = seq;
        self.enrolment.head_hash = hash;
    }

    /// Writes where the head is now.
    pub(crate) fn save(&self, c: &Tx) -> Result<(), StoreError> {
        let Enrolment {
            kid,
            head,
            head_hash,
            ..
        } = &self.enrolment;
        enrolments::set_head(c, kid, *head, head_hash)
    }
}

/// What a stored event says.
pub(crate) fn read(stored: &StoredEvent) -> Option<Event> {
    Event::parse(&Sealed::read(stored.jws.clone()).ok()?.payload).ok()
}

/// What the stored event says that came before it.
pub(crate) fn prev_of(stored: &StoredEvent) -> Option<RecordHash> {
    read(stored).map(|event| event.prev)
}
