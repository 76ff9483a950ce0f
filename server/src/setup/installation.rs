//! What `ruqi init` makes: keys, database, epoch, first administrator.

use uuid::Uuid;

use crate::access::newcomer::{Newcomer, admit};
use crate::access::one_time_link::{self, LinkError, MadeLink};
use crate::clock::Clock;
use crate::config::Config;
use crate::directory::load_pack::{self, LoadPackError};
use crate::keys::{Keys, KeysError};
use crate::private_files;
use crate::state::{AppState, OpenError};
use crate::store::access::memberships::Role;
use crate::store::upkeep::settings;
use crate::store::{Store, StoreError};

/// Why nothing was set up.
#[derive(Debug, thiserror::Error)]
pub enum InstallError {
    /// Already done.
    #[error(
        "{0} is set up already and was left as it is.\nFor a sign-in link, run `ruqi link --login <login>`; to begin afresh, name another folder with --data."
    )]
    AlreadySetUp(String),
    /// The keys of an installation whose database is elsewhere, or lost.
    #[error(
        "{0} holds keys but there is no database beside it; nothing was changed.\nPut ruqi.db back from its backup, or name another folder with --data."
    )]
    KeysAlone(String),
    /// The folder could not be made.
    #[error("{0} could not be made: {1}")]
    Folder(String, std::io::Error),
    /// The keys could not be made.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// The database could not be made.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What was made could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The shipped policy pack could not be put in force.
    #[error(transparent)]
    Pack(#[from] LoadPackError),
    /// The link could not be made.
    #[error(transparent)]
    Link(#[from] LinkError),
}

/// Makes keys and database in the configured folder; a demo's clock is fixed here, for ever.
/// What exists is never touched.
///
/// # Errors
/// When something is there already, or cannot be made.
pub fn create(config: Config, clock: Clock) -> Result<AppState, InstallError> {
    let (database, keys) = (config.database(), config.keys());
    if database.exists() {
        return Err(InstallError::AlreadySetUp(
            config.data.display().to_string(),
        ));
    }
    if keys.exists() {
        return Err(InstallError::KeysAlone(keys.display().to_string()));
    }
    private_files::make_folder(&config.data)
        .map_err(|error| InstallError::Folder(config.data.display().to_string(), error))?;
    let keys = Keys::create(&keys)?;
    let store = Store::open(&database, config.database_wait())?;
    let epoch = Uuid::new_v4().to_string();
    store.write_blocking(move |db| {
        settings::write(db, settings::EPOCH, &epoch)?;
        if let Some(ms) = clock.demo_offset_ms() {
            settings::write(db, settings::DEMO_OFFSET_MS, &ms.to_string())?;
        }
        load_pack::load_shipped(db, &keys, clock.now())?;
        Ok::<_, InstallError>(())
    })?;
    drop(store);
    Ok(AppState::open(config)?)
}

/// Takes in the first administrator and makes their link.
///
/// # Errors
/// When the login is taken.
pub fn first_administrator(
    state: &AppState,
    name: &str,
    login: &str,
) -> Result<MadeLink, InstallError> {
    let newcomer = Newcomer {
        name: name.to_owned(),
        login: login.to_owned(),
        certificate: None,
        certificate_until: None,
        roles: vec![Role::Administrator],
    };
    let within = state.clone();
    let made = state.store.write_blocking(move |db| {
        let person = admit(db, &within.clock, &newcomer)?;
        one_time_link::make(db, &within, person, None)
    })?;
    Ok(made)
}
