//! Signs a person out: sessions end on the server, whatever the phone still holds. Sealed records need no session.

use uuid::Uuid;

use crate::access::random_token;
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::access::sessions::SessionEnd;
use crate::store::access::{audit, sessions};

/// Ends the sessions of these refresh tokens, and the one that an access token named. Answers whether any has ended now.
///
/// # Errors
/// When the database fails.
pub async fn sign_out(
    state: &AppState,
    shown: &[String],
    named: Option<Uuid>,
) -> Result<bool, StoreError> {
    let of_tokens = shown.iter();
    let of_tokens = of_tokens.filter_map(|token| random_token::session_of(&state.keys, token));
    let ending: Vec<Uuid> = of_tokens.chain(named).collect();
    if ending.is_empty() {
        return Ok(false);
    }
    let clock = state.clock;
    let ended = state.store.write(move |tx| {
        let mut any = false;
        for session in ending {
            let person = sessions::holder(tx, session)?;
            if !sessions::end(tx, session, clock.real_now(), SessionEnd::SignedOut)? {
                continue;
            }
            any = true;
            let act = audit::AuditEntry {
                id: clock.new_id(),
                at: clock.now(),
                actor: person,
                act: "signed_out",
                subject: None,
                detail: None,
            };
            audit::add(tx, &act)?;
        }
        Ok(any)
    });
    ended.await
}
