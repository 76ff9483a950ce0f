//! Makes and takes one-time links, by which a person comes by a password that nobody else has ever seen.

use ruqi_rules::Instant;

use crate::access::device_name::DeviceName;
use crate::access::opened_session::{Opened, begin, who_is};
use crate::access::{password_rule, random_token};
use crate::passwords::PasswordError;
use crate::state::AppState;
use crate::store::access::sessions::SessionEnd;
use crate::store::access::{accounts, audit, links, persons, sessions};
use crate::store::ids::PersonId;
use crate::store::{Db, StoreError, Tx};

/// Why a link could not be made or used.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// Unknown, used, replaced by a newer one, or run out.
    #[error("the link cannot be used any more")]
    Gone,
    /// There is no such person, or the person has no login.
    #[error("there is nobody with this login")]
    Nobody,
    /// The password is not taken, or too many are signing in.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A link that was just made. Its token is nowhere else.
#[derive(Debug, Clone)]
pub struct MadeLink {
    /// The page to open.
    pub url: String,
    /// Real time.
    pub expires_at: Instant,
}

/// Whom a link is for.
#[derive(Debug, Clone)]
pub struct ForWhom {
    /// Their name.
    pub name: String,
    /// Their login.
    pub login: String,
    /// Real time.
    pub expires_at: Instant,
}

/// Makes a link inside the caller's transaction; earlier links of the person are void. `by` is the administrator,
/// none at the console.
///
/// # Errors
/// When there is no such person with a login.
pub fn make(
    db: &Tx,
    state: &AppState,
    person: PersonId,
    by: Option<PersonId>,
) -> Result<MadeLink, LinkError> {
    accounts::login_of(db, person)?.ok_or(LinkError::Nobody)?;
    let now = state.clock.real_now();
    let expires_at = now + i64::from(state.config.link_days) * Instant::DAY;
    let (token, hash) = random_token::new()?;
    links::replace(db, hash, person, now, expires_at)?;
    note(db, state, by, "link_made", person)?;
    Ok(MadeLink {
        url: format!("{}/link/{token}", state.config.origin()),
        expires_at,
    })
}

/// The person of a login, for the console.
///
/// # Errors
/// When there is none.
pub fn person_of(db: &Db, login: &str) -> Result<PersonId, LinkError> {
    let found = accounts::find(db, &crate::access::sign_in::normal(login))?;
    found.map(|account| account.person).ok_or(LinkError::Nobody)
}

/// Looks whom a link is for. Consumes nothing: mail programs and messengers open links by themselves.
///
/// # Errors
/// When the link cannot be used.
pub async fn look(state: &AppState, token: &str) -> Result<ForWhom, LinkError> {
    let (hash, now) = (random_token::hash(token), state.clock.real_now());
    state
        .store
        .read(move |db| {
            let link = links::usable(db, hash, now)?.ok_or(LinkError::Gone)?;
            let person = persons::find(db, link.person)?.ok_or(LinkError::Gone)?;
            let login = accounts::login_of(db, link.person)?.ok_or(LinkError::Gone)?;
            Ok(ForWhom {
                name: person.name,
                login,
                expires_at: link.expires_at,
            })
        })
        .await
}

/// Uses the link up: sets the password, ends the person's other sessions, signs in.
///
/// # Errors
/// When the link cannot be used, or the password not be taken; then the link is still good.
pub async fn consume(
    state: &AppState,
    token: &str,
    password: &str,
    device: DeviceName,
) -> Result<Opened, LinkError> {
    let whom = look(state, token).await?;
    let hashed = password_rule::hash(&state.passwords, password, &whom.login, &whom.name).await?;
    let hash = random_token::hash(token);
    let state = state.clone();
    let store = state.store.clone();
    store
        .write(move |db| {
            let real_now = state.clock.real_now();
            let person = links::consume(db, hash, real_now)?.ok_or(LinkError::Gone)?;
            accounts::set_password(db, person, &hashed)?;
            sessions::end_all(db, person, real_now, SessionEnd::PasswordSet)?;
            note(db, &state, Some(person), "link_used", person)?;
            let who = who_is(db, person, state.clock.now())?.ok_or(LinkError::Gone)?;
            Ok(begin(db, &state, who, device)?)
        })
        .await
}

fn note(
    db: &Tx,
    state: &AppState,
    actor: Option<PersonId>,
    act: &str,
    subject: PersonId,
) -> Result<(), StoreError> {
    audit::add(
        db,
        &audit::AuditEntry {
            id: state.clock.new_id(),
            at: state.clock.now(),
            actor,
            act,
            subject: Some(&subject.to_string()),
            detail: None,
        },
    )
}
