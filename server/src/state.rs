//! Opens an installation, and holds what every request may use: the database, the keys, the clock, the configuration.

use std::sync::Arc;

use ruqi_rules::PackSet;

use crate::clock::Clock;
use crate::config::Config;
use crate::disk;
use crate::enrolment::forgotten_revocations;
use crate::folder_lock::{self, FolderLock, FolderLockError};
use crate::intake::arrival::{Arrival, Source};
use crate::keys::{Keys, KeysError};
use crate::passwords::Passwords;
use crate::private_files;
use crate::registration::Packs;
use crate::retention::erase_events;
use crate::services::Services;
use crate::store::evidence::enrolments;
use crate::store::upkeep::settings;
use crate::store::{Db, Store, StoreError};
use crate::throttle::Throttle;
use crate::wire::event::ClockKind;

/// An opened installation. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The database.
    pub store: Store,
    /// The server's clock; a demo's, where the database is a demo's.
    pub clock: Clock,
    /// What the server signs with.
    pub keys: Arc<Keys>,
    /// How it is set up.
    pub config: Arc<Config>,
    /// New after a restore from backup.
    pub epoch: Arc<str>,
    /// Hashing of passwords, bounded.
    pub passwords: Passwords,
    /// Counts of failed sign-ins.
    pub throttle: Arc<Throttle>,
    /// The policy packs, parsed.
    pub packs: Packs,
    /// The lock on the folder: no backup is put in place under a running program.
    pub folder_lock: Arc<FolderLock>,
}

/// Why an installation could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// `ruqi init` has not been run for this folder.
    #[error("nothing is set up in {0} yet: run `ruqi init --data {0}` first")]
    NotSetUp(String),
    /// The database could not be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The keys could not be read.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// Visits would be judged without those that they rest on.
    #[error(
        "configuration: retention_days must be {least} or more, and is {days}: rules look back {window} days, and phones \
         are told of what went for 400 days"
    )]
    Retention {
        /// As it is set.
        days: u32,
        /// As short as it may be.
        least: u32,
        /// The longest window of the packs.
        window: u32,
    },
    /// A backup is being put in place there.
    #[error(transparent)]
    InUse(#[from] FolderLockError),
}

impl AppState {
    /// Opens what `ruqi init` made, and brings its schema up to date.
    ///
    /// # Errors
    /// When nothing is set up there, or it cannot be read.
    pub fn open(config: Config) -> Result<Self, OpenError> {
        let missing = || OpenError::NotSetUp(config.data.display().to_string());
        if !config.database().is_file() {
            return Err(missing());
        }
        let folder_lock = folder_lock::share(&config.data)?;
        if let Err(error) = private_files::mend(&config.data, &config.keys()) {
            tracing::warn!(%error, "what others may read in the data folder could not be made private");
        }
        let keys = Keys::open(&config.keys())?;
        let store = Store::open(&config.database(), config.database_wait())?;
        let (epoch, clock) = store.read_blocking(|db| {
            let epoch = settings::read(db, settings::EPOCH)?;
            Ok::<_, StoreError>((epoch, clock(db)?))
        })?;
        bring_revocations_back(&store, &keys)?;
        let packs = Packs::default();
        check_retention(&config, &*store.read_blocking(|db| packs.current(db))?)?;
        Ok(Self {
            store,
            clock,
            keys: Arc::new(keys),
            epoch: epoch.ok_or_else(missing)?.into(),
            config: Arc::new(config),
            passwords: Passwords::default(),
            throttle: Arc::default(),
            packs,
            folder_lock: Arc::new(folder_lock),
        })
    }

    /// What a use case works with.
    pub fn services(&self) -> Services {
        Services {
            store: self.store.clone(),
            keys: self.keys.clone(),
            packs: self.packs.clone(),
            clock: self.clock,
        }
    }

    /// A push that comes in now.
    pub fn arrival(&self, source: Source) -> Arrival {
        Arrival {
            now: self.clock.now(),
            clock: self.clock_kind(),
            epoch: self.epoch.clone(),
            source,
            has_room: self.has_room(),
        }
    }

    /// Whether more of the disk is free than its reserve; where the system does not say, it is.
    fn has_room(&self) -> bool {
        disk::free_bytes(&self.config.data).is_none_or(|free| free > self.config.disk_reserve())
    }

    /// The clock that events of this server's phones go by.
    pub fn clock_kind(&self) -> ClockKind {
        match self.clock.demo_offset_ms() {
            Some(_) => ClockKind::Demo,
            None => ClockKind::Real,
        }
    }
}

/// The clock that goes with a database: real time, or a demo's.
///
/// # Errors
/// When the database fails, or a demo's offset is no number.
pub fn clock(c: &Db) -> Result<Clock, StoreError> {
    let offset = settings::read_number(c, settings::DEMO_OFFSET_MS)?;
    Ok(offset.map_or_else(Clock::real, Clock::demo))
}

/// Whether rules and phones can do with what is kept for so long.
///
/// # Errors
/// When visits would be judged without those that they rest on.
pub fn check_retention(config: &Config, packs: &PackSet) -> Result<(), OpenError> {
    let window = packs.longest_window_days();
    let (days, least) = (config.retention_days, erase_events::least_days(window));
    if days < least {
        return Err(OpenError::Retention {
            days,
            least,
            window,
        });
    }
    Ok(())
}

/// A database from a backup takes up again what was revoked since.
fn bring_revocations_back(store: &Store, keys: &Keys) -> Result<(), StoreError> {
    let forgotten = store.read_blocking(|c| forgotten_revocations::list(c, keys))?;
    if forgotten.is_empty() {
        return Ok(());
    }
    store.write_blocking(move |c| {
        forgotten
            .iter()
            .try_for_each(|(kid, at)| enrolments::revoke(c, kid, *at))
    })
}
