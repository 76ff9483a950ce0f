//! Signs a person out: the session ends on the server, whatever the phone still holds. Sealed records need no session.

use crate::access::random_token;
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::access::sessions::SessionEnd;
use crate::store::access::{audit, sessions};

/// Ends the session of this refresh token; does nothing for an unknown one.
pub async fn sign_out(state: &AppState, shown: &str) -> Result<(), StoreError> {
    let Some(session) = random_token::session_of(&state.keys, shown) else {
        return Ok(());
    };
    let clock = state.clock;
    state
        .store
        .write(move |db| {
            let person = sessions::holder(db, session)?;
            if sessions::end(db, session, clock.real_now(), SessionEnd::SignedOut)? {
                let act = audit::AuditEntry {
                    id: clock.new_id(),
                    at: clock.now(),
                    actor: person,
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
