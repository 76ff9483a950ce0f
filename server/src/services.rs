//! What a use case works with beside what it is asked: the database, the keys, the policy packs and the clock.

use std::sync::Arc;

use crate::clock::Clock;
use crate::keys::Keys;
use crate::registration::Packs;
use crate::store::Store;

/// The services that an opened installation gives its use cases. Cheap to clone.
#[derive(Clone)]
pub struct Services {
    /// The database.
    pub store: Store,
    /// What the server signs with.
    pub keys: Arc<Keys>,
    /// What visits are judged by.
    pub packs: Packs,
    /// The server's clock; a demo's, where the database is a demo's.
    pub clock: Clock,
}
