//! Signs a person in with login and password.

use crate::access::device_name::DeviceName;
use crate::access::known_device;
use crate::access::opened_session::{Opened, begin, who_is};
use crate::network_address::NetworkAddress;
use crate::passwords::PasswordError;
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::access::{accounts, audit};
use crate::store::ids::PersonId;
use crate::throttle::Whence;
use ruqi_rules::Instant;
use uuid::Uuid;

/// Why signing in did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// No such login, no password set, or another password: one answer for all three.
    #[error("login or password is not right")]
    NotRight,
    /// Too many failures: wait so many seconds.
    #[error("too many attempts; wait {0} s")]
    Wait(u32),
    /// Too many people at once, or the hasher failed.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Where somebody signs in.
#[derive(Debug)]
pub struct SignInPlace {
    /// The caller's, for the throttle.
    pub address: NetworkAddress,
    /// What the browser calls itself.
    pub device: DeviceName,
    /// By which it says that this login signed in there before.
    pub known_by: Vec<String>,
}

/// Signs in.
///
/// # Errors
/// When login or password is not right, or one has to wait.
pub async fn sign_in(
    state: &AppState,
    login: &str,
    password: &str,
    place: SignInPlace,
) -> Result<Opened, SignInError> {
    let login = normal(login);
    let now = state.clock.real_now();
    let SignInPlace {
        address,
        device,
        known_by,
    } = place;
    let is_known = |token: &String| known_device::is_known(&state.keys, token, &login, now);
    let whence = if known_by.iter().any(is_known) {
        Whence::KnownDevice(address)
    } else {
        Whence::Elsewhere(address)
    };
    let attempt = state.throttle.attempt(&login, whence, now);
    let attempt = attempt.map_err(SignInError::Wait)?;
    let checked = check(state, login, password, address).await;
    match &checked {
        Ok(tried) if tried.is_right => state.throttle.succeeded(&attempt),
        Ok(_) => state.throttle.failed(&attempt, now),
        Err(_) => state.throttle.not_tried(&attempt),
    }
    let Tried { person, is_right } = checked?;
    let Some(person) = person.filter(|_| is_right) else {
        note_failure(state, person).await?;
        return Err(SignInError::NotRight);
    };
    let state = state.clone();
    let store = state.store.clone();
    store
        .write(move |db| {
            let now = state.clock.now();
            let who = who_is(db, person, now)?.ok_or(SignInError::NotRight)?;
            let act = audit::AuditEntry {
                id: state.clock.new_id(),
                at: now,
                actor: Some(person),
                act: "signed_in",
                subject: None,
                detail: None,
            };
            audit::add(db, &act)?;
            Ok(begin(db, &state, who, device)?)
        })
        .await
}

/// Whose login it is, and whether the password is that person's.
struct Tried {
    person: Option<PersonId>,
    is_right: bool,
}

/// The same failure again within an hour is one line: whoever guesses does not fill the disk with it.
const AGAIN_MS: i64 = 60 * 60 * 1_000;

/// Notes a failure in the audit trail, by the person whose login it was; of an unknown login nothing is kept but that.
async fn note_failure(state: &AppState, person: Option<PersonId>) -> Result<(), StoreError> {
    let (id, at) = (state.clock.new_id(), state.clock.now());
    let noted = state.store.read(move |db| {
        let subject = person.map(|person| person.to_string());
        audit::knows(db, &failure(id, at, subject.as_deref()), AGAIN_MS)
    });
    if noted.await? {
        return Ok(());
    }
    let note = state.store.write(move |tx| {
        let subject = person.map(|person| person.to_string());
        audit::add(tx, &failure(id, at, subject.as_deref()))
    });
    note.await
}

fn failure(id: Uuid, at: Instant, subject: Option<&str>) -> audit::AuditEntry<'_> {
    audit::AuditEntry {
        id,
        at,
        actor: None,
        act: "sign_in_failed",
        subject,
        detail: None,
    }
}

/// Looks whose login it is, and tries the password.
async fn check(
    state: &AppState,
    login: String,
    password: &str,
    address: NetworkAddress,
) -> Result<Tried, SignInError> {
    let account = state.store.read(move |db| accounts::find(db, &login));
    let (person, stored) = match account.await? {
        Some(account) => (Some(account.person), account.password),
        None => (None, None),
    };
    let right = state.passwords.is_right(password, stored, address).await?;
    Ok(Tried {
        is_right: right && person.is_some(),
        person,
    })
}

/// Logins are compared without regard to case and to space around them.
pub(crate) fn normal(login: &str) -> String {
    login
        .trim()
        .chars()
        .take(LONGEST_LOGIN)
        .collect::<String>()
        .to_lowercase()
}

/// Longer than any certificate number or e-mail address that serves as a login.
const LONGEST_LOGIN: usize = 128;
