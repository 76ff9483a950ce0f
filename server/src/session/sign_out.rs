//! Signing out: the session ends on the server, whatever the phone still holds. Sealed records need no session.

use super::token;
use crate::state::AppState;
use crate::store::{StoreError, audit, session};

/// Ends the session of this refresh token; does nothing for an unknown one.
///
/// # Errors
/// When the database fails.
pub async fn sign_out(state: &AppState, shown: &str) -> Result<(), StoreError> {
    let hash = token::hash(shown);
    let clock = state.clock;
    state
        .store
        .write(move |db| {
            let Some(found) = session::token(db, hash)? else {
                return Ok(());
            };
            if session::end(db, found.session, clock.real_now(), "signed_out")? {
                let act = audit::Act {
                    id: clock.new_id(),
                    at: clock.now(),
                    actor: Some(found.person),
                    act: "signed_out",
                    subject: None,
                    detail: None,
                };
                audit::add(db, &act)?;
            }
            Ok(())
        })
        .await
}
