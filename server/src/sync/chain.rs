//! A chain's head, and how it moves: in order, and on over what waited once a gap closes.

use super::aside::set_held_aside;
use super::effects::Effects;
use super::event::Event;
use super::jws::Sealed;
use crate::registration::Stamp;
use crate::store::enrolment::{self, Enrolment};
use crate::store::event::{self, StoredEvent};
use crate::store::{Connection, StoreError, quarantine};

/// A chain while a push or a release goes over it.
#[derive(Debug, Clone)]
pub(super) struct Chain {
    pub(super) enrolment: Enrolment,
    /// Something is stored after the head: it waits for a gap to close.
    beyond: bool,
}

impl Chain {
    pub(super) fn open(c: &Connection, enrolment: Enrolment) -> Result<Self, StoreError> {
        let beyond = event::next_place(c, &enrolment.kid, enrolment.head)?.is_some()
            || quarantine::fills_after(c, &enrolment.kid, enrolment.head)?;
        Ok(Self { enrolment, beyond })
    }

    /// Something is stored at this number: the head moves, if it was next, over all that waited for it.
    pub(super) fn stored(
        &mut self,
        c: &Connection,
        seq: i64,
        hash: [u8; 32],
        effects: &mut Effects,
    ) -> Result<(), StoreError> {
        if seq > self.enrolment.head + 1 {
            self.beyond = true;
        } else if seq == self.enrolment.head + 1 {
            self.move_to(seq, hash);
            self.advance(c, false, effects)?;
        }
        Ok(())
    }

    /// The missing ones before `seq` are given up: what is stored up to there counts, with the mark `gap`.
    pub(super) fn give_up_to(
        &mut self,
        c: &Connection,
        seq: i64,
        effects: &mut Effects,
    ) -> Result<(), StoreError> {
        while self.enrolment.head < seq {
            let kid = self.enrolment.kid;
            let next = event::next_place(c, &kid, self.enrolment.head)?;
            let Some(stored) = next
                .map(|next| event::at(c, &kid, next))
                .transpose()?
                .flatten()
            else {
                break;
            };
            if stored.held {
                self.accept(c, &stored, true, effects)?;
            }
            self.move_to(stored.seq, stored.hash);
        }
        self.advance(c, true, effects)
    }

    fn advance(
        &mut self,
        c: &Connection,
        gap: bool,
        effects: &mut Effects,
    ) -> Result<(), StoreError> {
        while self.beyond {
            let (kid, next) = (self.enrolment.kid, self.enrolment.head + 1);
            if let Some(stored) = event::at(c, &kid, next)? {
                let follows = prev_of(&stored) == Some(self.enrolment.head_hash);
                if !stored.held {
                    // A desk let it count before the gap closed.
                } else if follows {
                    self.accept(c, &stored, gap, effects)?;
                } else {
                    set_held_aside(c, &stored)?;
                }
                self.move_to(next, stored.hash);
            } else if let Some(hash) = quarantine::filling(c, &kid, next)? {
                self.move_to(next, hash);
            } else {
                self.beyond = event::next_place(c, &kid, next)?.is_some()
                    || quarantine::fills_after(c, &kid, next)?;
                break;
            }
        }
        Ok(())
    }

    fn accept(
        &self,
        c: &Connection,
        stored: &StoredEvent,
        gap: bool,
        effects: &mut Effects,
    ) -> Result<(), StoreError> {
        event::accept(c, stored.id, gap)?;
        if let Some(event) = read(stored) {
            let stamp = Stamp {
                gap,
                ..Stamp::from(stored)
            };
            effects.accepted(event, stamp);
        }
        Ok(())
    }

    fn move_to(&mut self, seq: i64, hash: [u8; 32]) {
        self.enrolment.head = seq;
        self.enrolment.head_hash = hash;
    }

    /// Writes where the head is now.
    pub(super) fn save(&self, c: &Connection) -> Result<(), StoreError> {
        let Enrolment {
            kid,
            head,
            head_hash,
            ..
        } = &self.enrolment;
        enrolment::set_head(c, kid, *head, head_hash)
    }
}

fn read(stored: &StoredEvent) -> Option<Event> {
    Event::parse(&Sealed::read(stored.jws.clone()).ok()?.payload).ok()
}

/// What the stored event says that came before it.
pub(super) fn prev_of(stored: &StoredEvent) -> Option<[u8; 32]> {
    read(stored).map(|event| event.prev)
}
