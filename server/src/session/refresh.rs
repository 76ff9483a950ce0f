//! Staying signed in: each refresh token is good once, and its successor comes in the answer.
//!
//! An answer can be lost on the way, so a token that comes again is not yet a theft:
//! - within 60 s of its first use it gets a further successor (the answer was lost; two tabs asked at once);
//! - later, it does so while no successor was ever used (the phone lost signal for the night), and the unused
//!   successors become void: if somebody does hold one, there are two holders and showing it says so;
//! - otherwise there are two holders. Which is the thief cannot be told: the session ends for both, on record.

use uuid::Uuid;

use super::opened::{Opened, go_on, who_is};
use super::token;
use crate::state::AppState;
use crate::store::session::{self, Token};
use crate::store::{StoreError, audit};

/// Longer than any retry of the app takes on a bad signal.
const GRACE_MS: i64 = 60_000;

/// Why a session does not go on.
#[derive(Debug, thiserror::Error)]
pub enum RefreshError {
    /// Unknown, run out, or its session has ended: sign in again.
    #[error("the session has ended")]
    Ended,
    /// The token was used by two holders: the session was ended just now.
    #[error("the refresh token was used twice")]
    Reused,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a token that was shown calls for.
enum Step {
    GoOn { void_successors: bool },
    Ended,
    Reused,
}

/// Exchanges a refresh token for the next pair.
///
/// # Errors
/// When the session has ended, or ends now.
pub async fn refresh(state: &AppState, shown: &str) -> Result<Opened, RefreshError> {
    let hash = token::hash(shown);
    let state = state.clone();
    let store = state.store.clone();
    // A reuse must be committed though it is refused: so the refusal is a value inside of the transaction.
    store
        .write(move |db| {
            let now = state.clock.real_now();
            let Some(found) = session::token(db, hash)? else {
                return Ok(Err(RefreshError::Ended));
            };
            let used = session::successor_used(db, hash)?;
            let void_successors = match step(&found, used, now) {
                Step::GoOn { void_successors } => void_successors,
                Step::Ended => return Ok(Err(RefreshError::Ended)),
                Step::Reused => {
                    end_reused(db, &state, &found)?;
                    return Ok(Err(RefreshError::Reused));
                }
            };
            if void_successors {
                session::void_successors(db, hash)?;
            }
            session::mark_replaced(db, hash, now)?;
            session::drop_expired(db, found.session, now)?;
            let Some(who) = who_is(db, found.person, state.clock.now())? else {
                return Ok(Err(RefreshError::Ended));
            };
            let opened = go_on(db, &state, who, found.session, Some(hash))?;
            Ok::<_, StoreError>(Ok(opened))
        })
        .await?
}

fn step(token: &Token, successor_used: bool, now: i64) -> Step {
    if token.ended {
        return Step::Ended;
    }
    if token.void {
        return Step::Reused;
    }
    match token.replaced_at {
        _ if token.expires_at <= now => Step::Ended,
        None => Step::GoOn {
            void_successors: false,
        },
        Some(at) if now - at <= GRACE_MS => Step::GoOn {
            void_successors: false,
        },
        Some(_) if !successor_used => Step::GoOn {
            void_successors: true,
        },
        Some(_) => Step::Reused,
    }
}

fn end_reused(
    db: &rusqlite::Connection,
    state: &AppState,
    token: &Token,
) -> Result<(), StoreError> {
    session::end(db, token.session, state.clock.real_now(), "token_reused")?;
    let subject: Uuid = token.person;
    audit::add(
        db,
        &audit::Act {
            id: state.clock.new_id(),
            at: state.clock.now(),
            actor: None,
            act: "session_ended_token_reused",
            subject: Some(&subject.to_string()),
            detail: None,
        },
    )
}
