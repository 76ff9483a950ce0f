//! A chain's head, and how it moves: in order, and on over what waited once a gap closes.

use sha2::{Digest, Sha256};

use super::aside::set_held_aside;
use super::effects::Effects;
use super::event::Event;
use super::jws::Sealed;
use super::why::Why;
use crate::defence::{self, Defence};
use crate::registration::Stamp;
use crate::store::enrolment::{self, Enrolment};
use crate::store::event::{self, StoredEvent};
use crate::store::{Connection, StoreError, quarantine};

/// Where an event stands in its chain.
pub(super) enum Standing {
    /// The next one, following the one before.
    Next,
    /// Its number was given up before; it comes late.
    Late,
    /// Earlier ones are missing.
    AfterAGap,
    /// It cannot stand there.
    Not(Why),
}

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

    pub(super) fn standing(
        &self,
        c: &Connection,
        event: &Event,
        hash: &[u8; 32],
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
        let is_taken = event::at(c, kid, event.seq)?.is_some()
            || quarantine::filling(c, kid, event.seq)?.is_some();
        if is_taken {
            return Ok(Standing::Not(Why::NumberTaken));
        }
        if event.seq > *head && defence::stands(Defence::HeldInChain) {
            return Ok(Standing::AfterAGap);
        }
        // It came after its number was given up: both neighbours are older than it is, where they are there.
        let before = self.hash_at(c, event.seq - 1)?;
        let after = event::at(c, kid, event.seq + 1)?.and_then(|after| prev_of(&after));
        let breaks = before.is_some_and(|before| before != event.prev)
            || after.is_some_and(|prev| prev != *hash);
        Ok(if breaks {
            Standing::Not(Why::BrokenChain)
        } else {
            Standing::Late
        })
    }

    /// The hash of what is at this number, whether it counts or was set aside.
    fn hash_at(&self, c: &Connection, seq: i64) -> Result<Option<[u8; 32]>, StoreError> {
        let Enrolment {
            kid, certificate, ..
        } = &self.enrolment;
        if seq == 0 {
            return Ok(Some(Sha256::digest(certificate).into()));
        }
        match event::at(c, kid, seq)? {
            Some(there) => Ok(Some(there.hash)),
            None => quarantine::filling(c, kid, seq),
        }
    }

    /// Whether the number is free to be filled by something set aside.
    pub(super) fn is_free(&self, c: &Connection, seq: i64) -> Result<bool, StoreError> {
        let kid = &self.enrolment.kid;
        Ok(event::at(c, kid, seq)?.is_none() && quarantine::filling(c, kid, seq)?.is_none())
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

fn prev_of(stored: &StoredEvent) -> Option<[u8; 32]> {
    read(stored).map(|event| event.prev)
}
