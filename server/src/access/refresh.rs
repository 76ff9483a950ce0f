//! Keeps a person signed in: each refresh token is good once, and its successor comes in the answer.
//!
//! An answer can be lost on the way, so a token that comes again is not yet a theft:
//! - within 60 s of its first use it gets a further successor (the answer was lost; two tabs asked at once);
//! - later, it does so while no successor was ever used (the phone lost signal for the night), and the unused
//!   successors are dropped: if somebody does hold one, there are two holders, and showing it says so;
//! - otherwise there are two holders. Which is the thief cannot be told: the session ends for both, on record.

use ruqi_rules::Instant;
use uuid::Uuid;

use crate::access::opened_session::{Opened, go_on, who_is};
use crate::access::random_token;
use crate::faults::{Defence, enabled};
use crate::state::AppState;
use crate::store::access::audit;
use crate::store::access::sessions::{self, SessionEnd, Token};
use crate::store::ids::PersonId;
use crate::store::{StoreError, Tx};

/// Longer than any retry of the app takes on a bad signal.
const GRACE_MS: i64 = 60_000;

/// Why a session does not go on.
#[derive(Debug, thiserror::Error)]
pub enum RefreshError {
    /// Not ours, run out, or its session has ended: sign in again.
    #[error("the session has ended")]
    Ended,
    /// The token was used by two holders: the session was ended just now.
    #[error("the refresh token was used twice")]
    Reused,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Exchanges a refresh token for the next pair.
///
/// # Errors
/// When the session has ended, or ends now.
pub async fn refresh(state: &AppState, shown: &str) -> Result<Opened, RefreshError> {
    let session = random_token::session_of(&state.keys, shown).ok_or(RefreshError::Ended)?;
    let hash = random_token::hash(shown);
    let state = state.clone();
    let store = state.store.clone();
    // An end must be committed though the asker is refused: so a refusal is a value inside of the transaction.
    store
        .write(move |db| exchange(db, &state, session, hash))
        .await?
}

fn exchange(
    db: &Tx,
    state: &AppState,
    session: Uuid,
    hash: [u8; 32],
) -> Result<Result<Opened, RefreshError>, StoreError> {
    let now = state.clock.real_now();
    let Some(person) = sessions::holder(db, session)? else {
        return Ok(Err(RefreshError::Ended));
    };
    let step = match sessions::token(db, hash)? {
        Some(token) => step(&token, now),
        // Ours, and not stored: used long ago, or dropped for its parent's sake.
        None if sessions::has_good_token(db, session, now)? => Step::Reused,
        None => Step::Ended,
    };
    match step {
        Step::Ended => return Ok(Err(RefreshError::Ended)),
        Step::Reused => {
            end_reused(db, state, session, person)?;
            return Ok(Err(RefreshError::Reused));
        }
        Step::GoOnAlone => sessions::drop_successors(db, hash)?,
        Step::GoOn => {}
    }
    sessions::mark_replaced(db, hash, now)?;
    sessions::drop_replaced(db, session, hash, now - GRACE_MS)?;
    let Some(who) = who_is(db, person, state.clock.now())? else {
        return Ok(Err(RefreshError::Ended));
    };
    Ok(Ok(go_on(db, state, who, session, Some(hash))?))
}

/// What a token that was shown calls for.
enum Step {
    GoOn,
    /// Go on, and drop the successors that were never used.
    GoOnAlone,
    Ended,
    Reused,
}

fn step(token: &Token, now: Instant) -> Step {
    if token.expires_at <= now {
        return Step::Ended;
    }
    match token.replaced_at {
        None => Step::GoOn,
        Some(at) if enabled(Defence::RefreshAgain) && now - at <= GRACE_MS => Step::GoOn,
        Some(_) if enabled(Defence::RefreshAgain) && !token.successor_used => Step::GoOnAlone,
        Some(_) => Step::Reused,
    }
}

fn end_reused(
    db: &Tx,
    state: &AppState,
    session: Uuid,
    person: PersonId,
) -> Result<(), StoreError> {
    sessions::end(db, session, state.clock.real_now(), SessionEnd::TokenReused)?;
    audit::add(
        db,
        &audit::AuditEntry {
            id: state.clock.new_id(),
            at: state.clock.now(),
            actor: None,
            act: "session_ended_token_reused",
            subject: Some(&person.to_string()),
            detail: None,
        },
    )
}
