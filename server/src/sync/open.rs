//! The chains that a push goes over, each opened once.

use std::collections::{BTreeMap, HashMap};

use super::chain::Chain;
use super::jws::write_hash;
use crate::store::enrolment::{self, Kid};
use crate::store::{Connection, StoreError};

/// The chains that this push goes over.
#[derive(Default)]
pub(super) struct Open(HashMap<Kid, Option<Chain>>);

impl Open {
    pub(super) fn of(
        &mut self,
        c: &Connection,
        kid: &Kid,
    ) -> Result<Option<&mut Chain>, StoreError> {
        if !self.0.contains_key(kid) {
            let chain = enrolment::get(c, kid)?
                .map(|found| Chain::open(c, found))
                .transpose()?;
            self.0.insert(*kid, chain);
        }
        Ok(self.0.get_mut(kid).and_then(Option::as_mut))
    }

    /// As it was before an event that came to nothing.
    pub(super) fn put_back(&mut self, kid: Kid, chain: Option<Chain>) {
        self.0.insert(kid, chain);
    }

    pub(super) fn save(&self, c: &Connection) -> Result<(), StoreError> {
        self.0
            .values()
            .flatten()
            .try_for_each(|chain| chain.save(c))
    }

    pub(super) fn heads(&self) -> BTreeMap<String, u64> {
        let head = |chain: &Option<Chain>| {
            chain
                .as_ref()
                .map_or(0, |chain| chain.enrolment.head.unsigned_abs())
        };
        self.0
            .iter()
            .map(|(kid, chain)| (write_hash(kid), head(chain)))
            .collect()
    }
}
