//! Keeps which phones' keys were revoked beside our own keys: a database from before a revocation does not bring one
//! back.

use ruqi_rules::Instant;
use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::keys::files::at;
use crate::keys::keys_error::KeysError;
use crate::store::ids::Kid;

const FILE: &str = "revoked.txt";

/// A line a key: its thumbprint, and from when on. Lines are only added.
pub(super) struct Revoked {
    file: PathBuf,
    known: Mutex<BTreeMap<Kid, Instant>>,
}

impl Revoked {
    pub(super) fn read(folder: &Path) -> Result<Self, KeysError> {
        let file = folder.join(FILE);
        let text = match fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => return Err(at(&file)(error)),
        };
        let mut known = BTreeMap::new();
        for line in text.lines() {
            let read = parse(line).ok_or_else(|| KeysError::NotAKey(file.display().to_string()))?;
            known.entry(read.0).or_insert(read.1);
        }
        Ok(Self {
            file,
            known: Mutex::new(known),
        })
    }

    /// Notes, durably, that a phone's key is revoked from `since` on. The first time stays.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub(super) fn revoke(&self, kid: Kid, since: Instant) -> Result<(), KeysError> {
        let Self { file, known } = self;
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.contains_key(&kid) {
            return Ok(());
        }
        let line = format!("{} {}\n", URL_SAFE_NO_PAD.encode(kid), since.millis());
        let mut options = fs::OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut opened = options.open(file).map_err(at(file))?;
        opened.write_all(line.as_bytes()).map_err(at(file))?;
        opened.sync_all().map_err(at(file))?;
        known.insert(kid, since);
        Ok(())
    }

    /// From when on a phone's key is revoked, if it is.
    pub(super) fn revoked_at(&self, kid: &Kid) -> Option<Instant> {
        let known = self.known.lock();
        known
            .unwrap_or_else(PoisonError::into_inner)
            .get(kid)
            .copied()
    }

    /// All of them.
    pub(super) fn all(&self) -> Vec<(Kid, Instant)> {
        let known = self.known.lock();
        let known = known.unwrap_or_else(PoisonError::into_inner);
        known.iter().map(|(kid, at)| (*kid, *at)).collect()
    }
}

fn parse(line: &str) -> Option<(Kid, Instant)> {
    let (kid, at) = line.split_once(' ')?;
    let kid: [u8; 32] = URL_SAFE_NO_PAD.decode(kid).ok()?.try_into().ok()?;
    Some((kid.into(), Instant::from_millis(at.parse().ok()?)))
}
