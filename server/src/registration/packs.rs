//! Keeps the policy packs in force parsed, as long as none is added.

use std::sync::{Arc, Mutex, PoisonError};

use crate::store::directory::pack;
use crate::store::{Db, StoreError};
use ruqi_rules::{Pack, PackSet};

/// The parsed packs, shared by all who judge. Cheap to clone.
#[derive(Clone, Default)]
pub struct Packs(Arc<Mutex<Parsed>>);

#[derive(Default)]
struct Parsed {
    hashes: Vec<[u8; 32]>,
    set: Arc<PackSet>,
}

impl Packs {
    /// Finds the packs that the database has now.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn current(&self, db: &Db) -> Result<Arc<PackSet>, StoreError> {
        let hashes = pack::hashes(db)?;
        let mut parsed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if parsed.hashes != hashes {
            *parsed = Parsed {
                set: Arc::new(parse(db)?),
                hashes,
            };
        }
        Ok(parsed.set.clone())
    }
}

/// Parses the stored packs. They were checked before they were stored; one that does not parse now was altered by hand,
/// and judges nothing.
fn parse(db: &Db) -> Result<PackSet, StoreError> {
    let mut packs = Vec::new();
    for stored in pack::all(db)? {
        match Pack::parse(&stored.json) {
            Ok(pack) => packs.push(pack),
            Err(error) => {
                tracing::error!(pack = stored.id, %error, "a stored policy pack does not parse")
            }
        }
    }
    Ok(PackSet::new(packs).unwrap_or_else(|error| {
        tracing::error!(%error, "the stored policy packs do not fit together");
        PackSet::default()
    }))
}
