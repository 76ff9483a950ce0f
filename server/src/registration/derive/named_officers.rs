//! Finds who came, of those whom a registration names: colleagues who acted for its organ. Another organ's officer, an
//! enterprise's own user or an administrator did not come because somebody wrote so.

use crate::record::registration_state::RegistrationState;
use crate::record::stamp::Stamp;
use crate::registration::derive::derived_visit::NamedOfficers;
use crate::registration::settling::Settling;
use crate::store::StoreError;
use crate::store::ids::PersonId;

impl Settling<'_> {
    /// Finds who of `named` acted for the organ when it was sealed, or when the visit was: what is registered afterwards
    /// names whom one came with. The author was asked about when the record came in.
    pub(crate) fn named_officers(
        &self,
        named: &[PersonId],
        state: &RegistrationState,
        stamp: &Stamp,
    ) -> Result<NamedOfficers, StoreError> {
        let mut found = NamedOfficers {
            colleagues: Vec::with_capacity(named.len()),
            others: Vec::new(),
        };
        for officer in named {
            let acted = |at| self.basis.acting.acts_for(*officer, at, &state.organ);
            if *officer == stamp.author || acted(stamp.estimated_at)? || acted(state.instant())? {
                found.colleagues.push(*officer);
            } else {
                found.others.push(*officer);
            }
        }
        Ok(found)
    }
}
