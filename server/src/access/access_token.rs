//! Makes and reads access tokens: JWT by HMAC-SHA-256, for minutes. They name a person and a session; what the person
//! may do is asked of the database on each request, so a role that ends, ends at once.

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::state::AppState;
use crate::store::ids::PersonId;

/// What an access token says.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AccessClaims {
    /// The person.
    pub sub: PersonId,
    /// The session.
    pub sid: Uuid,
    /// Seconds since 1970, real time.
    pub exp: i64,
}

/// A token for this session, and the seconds that it lives.
pub(crate) fn issue(state: &AppState, person: PersonId, session: Uuid) -> (String, u32) {
    let seconds = state.config.access_minutes * 60;
    let claims = AccessClaims {
        sub: person,
        sid: session,
        exp: state.clock.real_now().millis() / 1_000 + i64::from(seconds),
    };
    let (version, secret) = state.keys.newest_access();
    let header = Header {
        kid: Some(version.to_string()),
        ..Header::new(Algorithm::HS256)
    };
    // HMAC by a secret of the right kind over three plain fields cannot fail; an empty token would open nothing.
    let token = encode(&header, &claims, &EncodingKey::from_secret(secret)).unwrap_or_default();
    (token, seconds)
}

/// What the token says, if we made it and it has not run out.
pub fn read_access(state: &AppState, token: &str) -> Option<AccessClaims> {
    let mut rules = Validation::new(Algorithm::HS256);
    rules.leeway = 0;
    // Against our clock, which is the only one that reads the time.
    rules.validate_exp = false;
    let now = state.clock.real_now().millis() / 1_000;
    state
        .keys
        .access()
        .filter_map(|secret| {
            decode::<AccessClaims>(token, &DecodingKey::from_secret(secret), &rules).ok()
        })
        .map(|read| read.claims)
        .find(|claims| claims.exp > now)
}
