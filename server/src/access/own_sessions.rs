//! Lets a person see their own sessions and end them, and change their own password.

use uuid::Uuid;

use crate::access::password_rule;
use crate::network_address::NetworkAddress;
use crate::passwords::PasswordError;
use crate::state::AppState;
use crate::store::access::audit::{self, AuditEntry};
use crate::store::access::sessions::{self, SessionEnd};
use crate::store::access::{accounts, persons};
use crate::store::ids::PersonId;
use crate::store::{StoreError, Tx};
use crate::throttle::Whence;

/// Why a password was not changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// The present password is another one, or there is none yet.
    #[error("the present password is not right")]
    NotRight,
    /// Too many failures: wait so many seconds.
    #[error("too many attempts; wait {0} s")]
    Wait(u32),
    /// The new password is not taken, or too many wait.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A person, by the session that asks.
#[derive(Debug, Clone, Copy)]
pub struct SessionOwner {
    /// Who.
    pub person: PersonId,
    /// The session that stays when others end.
    pub session: Uuid,
}

impl SessionOwner {
    /// Changes the password and ends the person's other sessions. The present one has to be known: a phone that lies
    /// about unlocked takes nobody's account away.
    ///
    /// # Errors
    /// When the present password is not right, or the new one is not taken.
    pub async fn change_password(
        self,
        state: &AppState,
        present: &str,
        new: &str,
        address: NetworkAddress,
    ) -> Result<(), ChangeError> {
        let Self { person, session } = self;
        let found = state.store.read(move |db| {
            let login = accounts::login_of(db, person)?.unwrap_or_default();
            let account = accounts::find(db, &login)?;
            let stored = account.and_then(|account| account.password);
            let name = persons::find(db, person)?.map(|person| person.name);
            Ok::<_, StoreError>((login, stored, name.unwrap_or_default()))
        });
        let (login, stored, name) = found.await?;
        let now = state.clock.real_now();
        let whence = Whence::Elsewhere(address);
        let attempt = state.throttle.attempt(&login, whence, now);
        let attempt = attempt.map_err(ChangeError::Wait)?;
        match state.passwords.is_right(present, stored, address).await {
            Ok(true) => state.throttle.succeeded(&attempt),
            Ok(false) => {
                state.throttle.failed(&attempt, now);
                return Err(ChangeError::NotRight);
            }
            Err(error) => {
                state.throttle.not_tried(&attempt);
                return Err(error.into());
            }
        }
        let hashed = password_rule::hash(&state.passwords, new, &login, &name).await?;
        let (within, clock) = (state.clone(), state.clock);
        let changed = state.store.write(move |tx| {
            accounts::set_password(tx, person, &hashed)?;
            sessions::end_others(
                tx,
                person,
                session,
                clock.real_now(),
                SessionEnd::PasswordSet,
            )?;
            note(tx, &within, person, "password_changed", None)
        });
        Ok(changed.await?)
    }

    /// Ends one of the person's sessions at once. Answers whether there was such a one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end(self, state: &AppState, ending: Uuid) -> Result<bool, StoreError> {
        let (person, within) = (self.person, state.clone());
        let ended = state.store.write(move |tx| {
            let own = sessions::holder(tx, ending)? == Some(person);
            let now = within.clock.real_now();
            if !own || !sessions::end(tx, ending, now, SessionEnd::SignedOut)? {
                return Ok(false);
            }
            note(
                tx,
                &within,
                person,
                "session_ended",
                Some(&ending.to_string()),
            )?;
            Ok(true)
        });
        ended.await
    }

    /// Ends all of the person's sessions at once, this one too.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_all(self, state: &AppState) -> Result<(), StoreError> {
        let (person, within) = (self.person, state.clone());
        let ended = state.store.write(move |tx| {
            let now = within.clock.real_now();
            sessions::end_all(tx, person, now, SessionEnd::SignedOut)?;
            note(tx, &within, person, "signed_out_everywhere", None)
        });
        ended.await
    }
}

fn note(
    tx: &Tx,
    state: &AppState,
    actor: PersonId,
    act: &str,
    subject: Option<&str>,
) -> Result<(), StoreError> {
    let entry = AuditEntry {
        id: state.clock.new_id(),
        at: state.clock.now(),
        actor: Some(actor),
        act,
        subject,
        detail: None,
    };
    audit::add(tx, &entry)
}
