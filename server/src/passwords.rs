//! Hashes and compares passwords by Argon2id, off the async threads, a few at a time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::available_parallelism;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::network_address::NetworkAddress;
use crate::wire::texts::MAX_PASSWORD_CHARACTERS;

/// 19 MiB, two passes, one lane: OWASP's first recommendation for Argon2id, about 30 ms of one core here. More
/// would let people who sign in at eight o'clock hold up the registrations of everybody else.
const MEMORY_KIB: u32 = 19 * 1_024;
const PASSES: u32 = 2;
/// Waiting at one time: an office of 500 that opens its phones at nine o'clock, twice. At 30 ms each, half a minute of
/// waiting. More are asked to come again.
const WAITING: usize = 1_024;
/// Of them from one address: a stranger's place holds nobody else's up.
const WAITING_OF_ADDRESS: usize = 512;

/// Why a password was not hashed or compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Shorter than 8 or longer than 256 characters.
    #[error("a password has 8 to 256 characters")]
    Length,
    /// Among the first that somebody guesses.
    #[error("the password is easy to guess")]
    Easy,
    /// Too many people are signing in at this moment.
    #[error("too many are signing in at once")]
    Busy,
    /// The hasher failed.
    #[error("the password could not be hashed")]
    Hasher,
}

/// Hashes and compares passwords. Cheap to clone; the limits are shared.
#[derive(Clone)]
pub struct Passwords {
    working: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    waiting_of: Arc<Mutex<HashMap<NetworkAddress, usize>>>,
    nobody: Arc<str>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self {
            working: Arc::new(Semaphore::new(at_once())),
            waiting: Arc::new(Semaphore::new(WAITING)),
            waiting_of: Arc::default(),
            // Argon2 does not fail with these constants; by an empty text nobody would sign in either, only sooner.
            nobody: hash(b"nobody's password").unwrap_or_default().into(),
        }
    }
}

/// Hashed at one time: half of the cores, so that whoever tries passwords leaves registrations the other half.
fn at_once() -> usize {
    available_parallelism().map_or(1, |cores| (cores.get() / 2).max(1))
}

/// A place among those of an address that wait, until it is dropped.
struct AddressPlace<'a> {
    passwords: &'a Passwords,
    address: NetworkAddress,
}

impl Drop for AddressPlace<'_> {
    fn drop(&mut self) {
        let waiting = self.passwords.waiting_of.lock();
        let mut waiting = waiting.unwrap_or_else(PoisonError::into_inner);
        let left = waiting.remove(&self.address).unwrap_or(0).saturating_sub(1);
        if left > 0 {
            waiting.insert(self.address, left);
        }
    }
}

impl Passwords {
    /// Argon2id in PHC form, salted.
    ///
    /// # Errors
    /// When too many wait.
    pub async fn hash(&self, password: &str) -> Result<String, PasswordError> {
        let password = password.to_owned();
        self.work(move || hash(password.as_bytes()).ok_or(PasswordError::Hasher))
            .await?
    }

    /// The same without an async runtime, for demo data. Blocks.
    ///
    /// # Errors
    /// When the hasher fails.
    pub fn hash_blocking(&self, password: &str) -> Result<String, PasswordError> {
        hash(password.as_bytes()).ok_or(PasswordError::Hasher)
    }

    /// Whether the password is the one of `stored`. Without `stored` it takes as long and says no, so that how long
    /// an answer takes does not tell which logins exist.
    ///
    /// # Errors
    /// When too many wait, in all or at this address.
    pub async fn is_right(
        &self,
        password: &str,
        stored: Option<String>,
        from: NetworkAddress,
    ) -> Result<bool, PasswordError> {
        let _place = self.place_of(from)?;
        let is_somebody = stored.is_some();
        let stored = stored.unwrap_or_else(|| self.nobody.to_string());
        let password: String = password.chars().take(MAX_PASSWORD_CHARACTERS + 1).collect();
        let matches = self.work(move || matches(password.as_bytes(), &stored));
        Ok(matches.await? && is_somebody)
    }

    fn place_of(&self, address: NetworkAddress) -> Result<AddressPlace<'_>, PasswordError> {
        let waiting = self.waiting_of.lock();
        let mut waiting = waiting.unwrap_or_else(PoisonError::into_inner);
        let there = waiting.entry(address).or_insert(0);
        if *there >= WAITING_OF_ADDRESS {
            return Err(PasswordError::Busy);
        }
        *there += 1;
        Ok(AddressPlace {
            passwords: self,
            address,
        })
    }

    async fn work<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PasswordError> {
        let _place = self
            .waiting
            .try_acquire()
            .map_err(|_| PasswordError::Busy)?;
        let working = Arc::clone(&self.working);
        let turn = working
            .acquire_owned()
            .await
            .map_err(|_| PasswordError::Busy)?;
        tokio::task::spawn_blocking(move || {
            let done = job();
            drop(turn);
            done
        })
        .await
        .map_err(|_| PasswordError::Hasher)
    }
}

fn hash(password: &[u8]) -> Option<String> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).ok()?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password(password).ok().map(|h| h.to_string())
}

fn matches(password: &[u8], stored: &str) -> bool {
    PasswordHash::new(stored)
        .is_ok_and(|stored| Argon2::default().verify_password(password, &stored).is_ok())
}
