//! Loads policy packs: each is checked, signed and put in force, and never changed.

use ruqi_rules::{Instant, Pack, PackError, PackSet, PackSetError, ZHUZHOU_2024};
use serde::Serialize;

use crate::directory::publish;
use crate::keys::{Keys, SealError};
use crate::registration::judge::rejudge::rejudge_organ;
use crate::state::AppState;
use crate::store::derived::settling_reason::SettlingReason;
use crate::store::directory::pack::StoredPack;
use crate::store::directory::{organ_tree, pack};
use crate::store::{Db, StoreError, Tx};

/// Why a pack was not loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadPackError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("pack: {0}")]
    Pack(#[from] PackError),
    #[error("packs do not fit together: {0}")]
    Set(#[from] PackSetError),
    #[error("pack: {0}")]
    Seal(#[from] SealError),
}

/// What the server's signature of a pack is over; `typ` of the JWS is `ruqi-pack`.
#[derive(Serialize)]
struct Signed<'a> {
    hash: &'a str,
    id: &'a str,
    version: u32,
}

/// Loads a pack's file beside those that are there. One that is there already stays as it is.
///
/// # Errors
/// When the file is no pack, or does not fit with the others.
pub fn load(c: &Tx, keys: &Keys, json: &str, now: Instant) -> Result<(), LoadPackError> {
    let new = Pack::parse(json)?;
    let known = pack::all(c)?;
    if known.iter().any(|stored| stored.json == json) {
        return Ok(());
    }
    let signature = keys.seal(
        "ruqi-pack",
        &Signed {
            hash: &new.hash(),
            id: &new.id,
            version: new.version,
        },
    )?;
    let stored = StoredPack {
        hash: hash_bytes(&new),
        id: new.id.clone(),
        version: new.version,
        json: json.to_owned(),
        signature,
        loaded_at: now,
    };
    let mut packs = parse(&known)?;
    packs.push(new);
    PackSet::new(packs)?;
    pack::insert(c, &stored)?;
    publish::pack(c, &stored.hash)?;
    Ok(())
}

/// The pack that the product ships.
pub fn load_shipped(c: &Tx, keys: &Keys, now: Instant) -> Result<(), LoadPackError> {
    load(c, keys, ZHUZHOU_2024, now)
}

/// Puts a pack in force, beside a running server too: phones pull it, and what it covers is judged again. Returns its
/// name and version.
///
/// # Errors
/// When it is no pack, does not succeed the ones that are there, or the database fails: nothing is changed then.
pub fn put_in_force(state: &AppState, json: String) -> Result<String, LoadPackError> {
    let within = state.clone();
    state.store.write_blocking(move |c| {
        let now = within.clock.now();
        load(c, &within.keys, &json, now)?;
        let new = Pack::parse(&json)?;
        // A pack says on which day it begins, and a day is somewhere: nothing of that day may be left out.
        let begins = new.from.map_or(Instant::FIRST, |day| {
            Instant::from_millis((i64::from(day.days()) - 1) * Instant::DAY)
        });
        for one in organ_tree::all(c)? {
            rejudge_organ(
                c,
                &within.packs,
                &one.id,
                begins..=Instant::LAST,
                now,
                SettlingReason::Pack,
            )?;
        }
        Ok(format!("{}@{}", new.id, new.version))
    })
}

/// All that are loaded, checked again.
pub fn all(c: &Db) -> Result<PackSet, LoadPackError> {
    Ok(PackSet::new(parse(&pack::all(c)?)?)?)
}

fn parse(stored: &[StoredPack]) -> Result<Vec<Pack>, PackError> {
    stored.iter().map(|pack| Pack::parse(&pack.json)).collect()
}

fn hash_bytes(pack: &Pack) -> [u8; 32] {
    let mut bytes = [0; 32];
    // The hash is always 64 hex digits.
    let _ = hex::decode_to_slice(pack.hash(), &mut bytes);
    bytes
}
