//! Keeps a person signed in: each refresh token is good once, and its successor comes in the answer.
//!
//! An answer can be lost on the way, so a token that comes again is not yet a theft. While no successor was used, the
//! same client gets a further one:
//! - within 60 s of the token's first use beside the first (the answer was lost; two tabs asked at once);
//! - later in its place (the phone lost signal for the night).
//!
//! Whichever successor is used first is the session's; its siblings end. A token that another client shows, one whose
//! successor was used, or a sibling that ended means two holders. Which is the thief cannot be told: the session ends
//! for both, on record.

use ruqi_rules::Instant;
use uuid::Uuid;

use crate::access::client::Client;
use crate::access::opened_session::{Opened, go_on, who_is};
use crate::access::random_token;
use crate::faults::{Defence, enabled};
use crate::state::AppState;
use crate::store::access::sessions::{self, SessionEnd, Token};
use crate::store::access::{audit, open_sessions};
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
pub async fn refresh(
    state: &AppState,
    shown: &str,
    client: Client,
) -> Result<Opened, RefreshError> {
    let session = random_token::session_of(&state.keys, shown).ok_or(RefreshError::Ended)?;
    let hash = random_token::hash(shown);
    let state = state.clone();
    let store = state.store.clone();
    // An end must be committed though the asker is refused: so a refusal is a value inside of the transaction.
    store
        .write(move |db| exchange(db, &state, session, hash, client))
        .await?
}

fn exchange(
    db: &Tx,
    state: &AppState,
    session: Uuid,
    hash: [u8; 32],
    client: Client,
) -> Result<Result<Opened, RefreshError>, StoreError> {
    let now = state.clock.real_now();
    let Some(person) = sessions::holder(db, session)? else {
        return Ok(Err(RefreshError::Ended));
    };
    let step = match sessions::token(db, hash)? {
        Some(token) => step(&token, client, now),
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
        Step::GoOn => sessions::drop_siblings(db, hash)?,
        Step::GoOnBeside => {}
    }
    open_sessions::note_device(db, session, &client.device.to_string())?;
    sessions::mark_replaced(db, hash, now, client.secret, client.agent)?;
    sessions::drop_replaced(db, session, hash, now - GRACE_MS)?;
    let Some(who) = who_is(db, person, state.clock.now())? else {
        return Ok(Err(RefreshError::Ended));
    };
    Ok(Ok(go_on(db, state, who, session, Some(hash))?))
}

/// What a token that was shown calls for.
enum Step {
    /// Go on; other successors of the token before it end.
    GoOn,
    /// Go on, and let successors that were given before be good, too.
    GoOnBeside,
    /// Go on, and drop the successors that were never used.
    GoOnAlone,
    Ended,
    Reused,
}

fn step(token: &Token, client: Client, now: Instant) -> Step {
    if token.expires_at <= now {
        return Step::Ended;
    }
    let Some(at) = token.replaced_at else {
        return Step::GoOn;
    };
    let in_grace = now - at <= GRACE_MS;
    if token.successor_used || !is_same_client(token, client, in_grace) {
        return Step::Reused;
    }
    match enabled(Defence::RefreshAgain) {
        true if in_grace => Step::GoOnBeside,
        true => Step::GoOnAlone,
        false => Step::Reused,
    }
}

/// Whether the client is the one that showed the token first. A browser's name may change over night, an app's secret
/// does not.
fn is_same_client(token: &Token, client: Client, in_grace: bool) -> bool {
    match (token.client, client.secret) {
        (Some(first), Some(now)) => first == now,
        (Some(_), None) => false,
        (None, _) => !in_grace || token.agent.is_none_or(|first| first == client.agent),
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
