//! Signs a person in with login and password.

use crate::access::opened_session::{Opened, begin, who_is};
use crate::access::throttle::{ACCOUNT, ADDRESS, FORGOTTEN_AFTER_MS, count};
use crate::passwords::PasswordError;
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::access::{accounts, audit, sign_in_failures};

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

/// Signs in. `address` is the caller's, for the throttle.
///
/// # Errors
/// When login or password is not right, or one has to wait.
pub async fn sign_in(
    state: &AppState,
    login: &str,
    password: &str,
    address: &str,
) -> Result<Opened, SignInError> {
    let login = normal(login);
    let account = attempt(state, login.clone(), address).await?;
    let (person, stored) = match account {
        Some(account) => (Some(account.person), account.password),
        None => (None, None),
    };
    if !state.passwords.is_right(password, stored).await? {
        return Err(SignInError::NotRight);
    }
    let person = person.ok_or(SignInError::NotRight)?;
    let state = state.clone();
    let store = state.store.clone();
    store
        .write(move |db| {
            let real_now = state.clock.real_now();
            sign_in_failures::forget(db, &account_key(&login), real_now - FORGOTTEN_AFTER_MS)?;
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
            Ok(begin(db, &state, who)?)
        })
        .await
}

/// Counts the attempt, unless one has to wait, and finds the account.
async fn attempt(
    state: &AppState,
    login: String,
    address: &str,
) -> Result<Option<accounts::Account>, SignInError> {
    let now = state.clock.real_now();
    let keys = [
        (account_key(&login), &ACCOUNT),
        (format!("address:{address}"), &ADDRESS),
    ];
    let outcome = state
        .store
        .write(move |db| {
            let counted = count(db, &keys, now)?;
            Ok::<_, StoreError>((counted, accounts::find(db, &login)?))
        })
        .await?;
    match outcome {
        (Ok(()), account) => Ok(account),
        (Err(seconds), _) => Err(SignInError::Wait(seconds)),
    }
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

fn account_key(login: &str) -> String {
    format!("account:{login}")
}
