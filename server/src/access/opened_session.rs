//! Gives a person a session that was begun or goes on.

use ruqi_rules::Instant;
use uuid::Uuid;

use crate::access::device_name::DeviceName;
use crate::access::{access_token, known_device, random_token};
use crate::state::AppState;
use crate::store::access::scope::RoleGrant;
use crate::store::access::{accounts, memberships, open_sessions, persons, sessions};
use crate::store::ids::PersonId;
use crate::store::{Db, StoreError, Tx};

/// A person and the roles held now.
#[derive(Debug, Clone)]
pub struct WhoIs {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their roles, the latest given first.
    pub held: Vec<RoleGrant>,
}

/// What signing in and refreshing give.
#[derive(Debug, Clone)]
pub struct Opened {
    /// JWT.
    pub access: String,
    /// Seconds until it ends.
    pub expires_in: u32,
    /// The next refresh token, for the cookie.
    pub refresh: String,
    /// By which this device is known when the login signs in again, for a cookie of its own; none without a login.
    pub known_device: Option<String>,
    /// Who this is.
    pub who: WhoIs,
}

/// Who a person is; none if there is no such person.
pub(crate) fn who_is(db: &Db, id: PersonId, now: Instant) -> Result<Option<WhoIs>, StoreError> {
    let Some(person) = persons::find(db, id)? else {
        return Ok(None);
    };
    Ok(Some(WhoIs {
        id,
        name: person.name,
        held: memberships::held(db, id, now)?,
    }))
}

/// Begins a session, inside the caller's transaction.
pub(crate) fn begin(
    db: &Tx,
    state: &AppState,
    who: WhoIs,
    device: DeviceName,
) -> Result<Opened, StoreError> {
    let session = state.clock.new_id();
    sessions::begin(db, session, who.id, state.clock.real_now())?;
    open_sessions::note_device(db, session, &device.to_string())?;
    go_on(db, state, who, session, None)
}

/// Gives a session its next pair of tokens, inside the caller's transaction.
pub(crate) fn go_on(
    db: &Tx,
    state: &AppState,
    who: WhoIs,
    session: Uuid,
    parent: Option<[u8; 32]>,
) -> Result<Opened, StoreError> {
    let now = state.clock.real_now();
    let lives_ms = i64::from(state.config.session_days) * Instant::DAY;
    let (refresh, hash) = random_token::for_session(&state.keys, session)?;
    sessions::add_token(db, hash, session, parent, now, now + lives_ms)?;
    let (access, expires_in) = access_token::issue(state, who.id, session);
    let login = accounts::login_of(db, who.id)?;
    Ok(Opened {
        access,
        expires_in,
        refresh,
        known_device: login.map(|login| known_device::token(&state.keys, &login, now)),
        who,
    })
}
