//! Stores a verdict: the new one in the visit's row, a past one in the log, with why the phone said otherwise.

use std::collections::BTreeMap;

use ruqi_rules::{Pack, Verdict};

use crate::registration::derive::base::Base;
use crate::registration::derive::derived_visit::DerivedVisit;
use crate::registration::judge::difference;
use crate::registration::judge::stored_output::StoredOutput;
use crate::registration::row_change::RowChange;
use crate::registration::settling::Settling;
use crate::store::StoreError;
use crate::store::derived::registrations::{self, Visit};
use crate::store::derived::verdicts::{self, StoredVerdict};
use crate::store::ids::EventId;

impl Settling<'_> {
    /// Stores what the rules say of a visit now, and notes who is told where that changed.
    pub(crate) fn store_verdict(
        &mut self,
        visit: &Visit,
        judged: Option<(Verdict, &Pack)>,
        visits: &[Visit],
        derived: &mut BTreeMap<EventId, RowChange>,
    ) -> Result<(), StoreError> {
        let own = derived.get(&visit.id);
        let is_new = own.is_some_and(|one| one.old.is_none());
        let past = if is_new {
            None
        } else {
            verdicts::get(self.basis.tx, visit.id)?
        };
        let new = match &judged {
            Some((verdict, pack)) => {
                self.stored(visit, verdict, pack, visits, own, past.as_ref())?
            }
            None => None,
        };
        if past != new {
            self.replace(visit, past.as_ref(), new.as_ref())?;
            self.notices.note_verdict(visit);
        }
        if let Some(new) = new {
            self.notices.note_output(visit.id, new.output);
        }
        let verdict = judged.as_ref().map(|(verdict, _)| verdict);
        self.set_in_row(visit, verdict, derived.get_mut(&visit.id))
    }

    /// Sets the verdict in the visit's own row, which is written later where it was derived just now.
    fn set_in_row(
        &self,
        visit: &Visit,
        verdict: Option<&Verdict>,
        own: Option<&mut RowChange>,
    ) -> Result<(), StoreError> {
        let word = verdict.map(|verdict| verdict.verdict);
        let earliest = verdict.and_then(|verdict| Some(verdict.earliest_date?.days()));
        match own {
            Some(one) => {
                one.new.visit.verdict = word;
                one.new.visit.earliest = earliest;
            }
            None if (word, earliest) != (visit.verdict, visit.earliest) => {
                registrations::set_verdict(self.basis.tx, visit, word, earliest)?;
            }
            None => {}
        }
        Ok(())
    }

    /// Makes the verdict's row. Why the phone said otherwise can change only with the verdict or the visit itself.
    fn stored(
        &mut self,
        visit: &Visit,
        verdict: &Verdict,
        pack: &Pack,
        visits: &[Visit],
        own: Option<&RowChange>,
        past: Option<&StoredVerdict>,
    ) -> Result<Option<StoredVerdict>, StoreError> {
        let output = StoredOutput::of(&visit.id.to_string(), verdict);
        if let (Some(past), None) = (past, own)
            && past.enterprise == visit.enterprise
            && past.output == output.line
            && past.rests_on == output.rests_on
            && past.pack == pack_hash(pack)
        {
            return Ok(Some(past.clone()));
        }
        let differs = match own {
            Some(own) => differs(&own.base, &own.visit, verdict, pack, visits),
            None => match self.records.base(visit.id)? {
                Some(base) => {
                    let derived = self.derive_visit(&base)?;
                    differs(&base, &derived, verdict, pack, visits)
                }
                None => "[]".to_owned(),
            },
        };
        Ok(Some(StoredVerdict {
            enterprise: visit.enterprise,
            output: output.line,
            rests_on: output.rests_on,
            pack: pack_hash(pack),
            differs,
        }))
    }

    fn replace(
        &self,
        visit: &Visit,
        past: Option<&StoredVerdict>,
        new: Option<&StoredVerdict>,
    ) -> Result<(), StoreError> {
        if let Some(past) = past.filter(|past| new.is_none_or(|new| new.output != past.output)) {
            verdicts::log(
                self.basis.tx,
                visit.id,
                past,
                self.basis.now,
                self.basis.reason,
            )?;
        }
        match (past, new) {
            (None, Some(new)) => verdicts::insert(self.basis.tx, visit.id, new),
            (Some(_), Some(new)) => verdicts::update(self.basis.tx, visit.id, new),
            (Some(_), None) => verdicts::remove(self.basis.tx, visit.id),
            (None, None) => Ok(()),
        }
    }
}

fn differs(
    base: &Base,
    derived: &DerivedVisit,
    verdict: &Verdict,
    pack: &Pack,
    visits: &[Visit],
) -> String {
    let all = difference::between(base, derived, verdict, pack, visits);
    serde_json::to_string(&all).unwrap_or_else(|_| "[]".to_owned())
}

/// Names a pack where that must be certain: by the SHA-256 of its file.
pub(crate) fn pack_hash(pack: &Pack) -> [u8; 32] {
    let mut hash = [0; 32];
    // Always 64 digits of hex: the crate wrote them.
    let _ = hex::decode_to_slice(pack.hash(), &mut hash);
    hash
}
