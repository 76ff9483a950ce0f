//! Opens each chain that a push goes over once.

use std::collections::{BTreeMap, HashMap};

use crate::intake::chain::Chain;
use crate::record::jws::write_hash;
use crate::store::evidence::arrivals;
use crate::store::evidence::enrolments;
use crate::store::ids::Kid;
use crate::store::{Db, StoreError, Tx};

/// The chains that this push goes over.
#[derive(Default)]
pub(crate) struct Open(HashMap<Kid, Option<Chain>>);

impl Open {
    pub(crate) fn of(&mut self, c: &Db, kid: &Kid) -> Result<Option<&mut Chain>, StoreError> {
        if !self.0.contains_key(kid) {
            let chain = enrolments::get(c, kid)?
                .map(|found| Chain::open(c, found))
                .transpose()?;
            self.0.insert(*kid, chain);
        }
        Ok(self.0.get_mut(kid).and_then(Option::as_mut))
    }

    /// As it was before an event that came to nothing.
    pub(crate) fn put_back(&mut self, kid: Kid, chain: Option<Chain>) {
        self.0.insert(kid, chain);
    }

    pub(crate) fn save(&self, c: &Tx) -> Result<(), StoreError> {
        self.0
            .values()
            .flatten()
            .try_for_each(|chain| chain.save(c))
    }

    /// The heads by kid; 0 for a chain that is not known.
    pub(crate) fn heads(&self) -> BTreeMap<String, u64> {
        let head = |chain: &Chain| chain.enrolment.head.unsigned_abs();
        self.0
            .iter()
            .map(|(kid, chain)| (write_hash(kid), chain.as_ref().map_or(0, head)))
            .collect()
    }

    /// Up to where each is whole: for a phone that asks after a restore. What was given up since may be what it has, and of
    /// what came since it may have the first receipt.
    pub(crate) fn whole(&self, c: &Db) -> Result<BTreeMap<String, u64>, StoreError> {
        let mut heads = self.heads();
        for (kid, chain) in &self.0 {
            if let Some(chain) = chain {
                let whole = enrolments::whole_up_to(c, kid, chain.enrolment.head)?;
                let unsure = arrivals::first_unsure(c, kid)?;
                let whole = unsure.map_or(whole, |first| whole.min(first - 1));
                heads.insert(write_hash(kid), whole.unsigned_abs());
            }
        }
        Ok(heads)
    }
}
