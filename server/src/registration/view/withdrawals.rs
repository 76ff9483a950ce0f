//! Shows which withdrawal of a registration counts, and those that do not: by colleagues who did not come to it.

use crate::record::event::Body;
use crate::record::meaning::Meaning;
use crate::record::stamp::Stamp;
use crate::record::withdrawal_right::Withdrawal;
use crate::registration::view::organ::{Views, time};
use crate::registration::view::statements::Statement;
use crate::store::StoreError;
use crate::store::derived::attendances;
use crate::store::derived::registrations::Registration;
use crate::store::ids::PersonId;
use crate::wire::follow_up::WithdrawalSeen;

/// The withdrawals of a registration.
pub(crate) struct Withdrawals {
    /// The first that counts.
    pub(crate) counts: Option<WithdrawalSeen>,
    /// Those without effect.
    pub(crate) void: Vec<WithdrawalSeen>,
}

impl Views<'_> {
    /// Finds the first withdrawal that counts, and lists those without effect.
    pub(crate) fn withdrawals(
        &mut self,
        found: &Registration,
        statements: &[Statement],
    ) -> Result<Withdrawals, StoreError> {
        let mut withdrawals = Withdrawals {
            counts: None,
            void: Vec::new(),
        };
        for Statement { stored, body } in statements {
            let reason = match body.clone().meaning() {
                Meaning::Withdraws { because } => because,
                Meaning::Registers(_)
                | Meaning::Averts(_)
                | Meaning::Decides(..)
                | Meaning::NothingElse => continue,
            };
            let seen = WithdrawalSeen {
                by: self.officer(stored.author)?.name,
                at: time(stored.estimated_at),
                reason,
            };
            let is_void = matches!(body, Body::Withdrawal(_))
                && !Withdrawal::from(&Stamp::from(stored)).counts(
                    self.db,
                    &self.acting,
                    &found.visit.organ,
                    &self.came(found)?,
                )?;
            if is_void {
                withdrawals.void.push(seen);
            } else if withdrawals.counts.is_none() {
                withdrawals.counts = Some(seen);
            }
        }
        Ok(withdrawals)
    }

    /// Lists who came: the author, those named, and those who joined by the leader's screen.
    fn came(&self, found: &Registration) -> Result<Vec<PersonId>, StoreError> {
        let joined = attendances::list(self.db, found.visit.id)?.into_iter();
        let joined = joined.filter(|one| one.bound).map(|one| one.officer);
        let named = found.officers.iter().copied();
        Ok(named.chain(joined).chain([found.author]).collect())
    }
}
