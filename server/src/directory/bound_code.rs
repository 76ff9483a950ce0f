//! Unknown codes, resolved at a desk: the code is bound, phones hear of it, and what came with it is judged again.

use crate::desk::acts::resolve_code::{Resolution, ResolveError, resolve_code};
use crate::directory::publish;
use crate::state::AppState;
use crate::store::derived::history;
use crate::store::derived::visit_key::EnterpriseKey;
use crate::store::directory::{code, premises};
use crate::store::{Db, StoreError, Tx};

/// Resolves it. Of two desks that do so at once the second learns that it was resolved already.
///
/// # Errors
/// As [`resolve_code`].
pub fn resolve(c: &Tx, state: &AppState, act: &Resolution) -> Result<(), ResolveError> {
    resolve_code(c, &state.keys, &state.packs, &state.clock, act)?;
    if let Some(place) = premises::get(c, act.premises)? {
        let regions = publish::regions_of(c, place.enterprise)?;
        publish::enterprise(c, place.enterprise, &regions)?;
    }
    Ok(())
}

/// Whether registrations wait for this code.
pub fn is_waited_for(c: &Db, fingerprint: [u8; 8]) -> Result<bool, StoreError> {
    let waiting = EnterpriseKey::Unknown(fingerprint);
    Ok(!history::at_enterprise(c, waiting)?.is_empty())
}

/// Whether a code of this fingerprint is bound, or was.
pub fn is_known(c: &Db, fingerprint: [u8; 8]) -> Result<bool, StoreError> {
    Ok(!code::by_fingerprint(c, fingerprint)?.is_empty())
}
