//! Gives a phone the rows of an officer's scope in commit order, a page at a time. Bodies are read when asked for, so a
//! page is as of one snapshot, and a row that moved on since is sent where it is now.

use std::collections::HashSet;
use std::sync::Arc;

use ruqi_rules::Instant;

use crate::pull::{columns, rows};

use crate::faults::{Defence, enabled};
use crate::keys::Keys;
use crate::pull::cursor::{Cursor, CursorError};
use crate::pull::row_key::RowKey;
use crate::registration::Packs;
use crate::store::access::scope::Post;
use crate::store::directory::region;
use crate::store::ids::PersonId;
use crate::store::pull::change_kind::RowKind;
use crate::store::pull::changes::{self, Change, Scope};
use crate::store::pull::horizon;
use crate::store::{Db, StoreError};
use crate::wire::sync::{Block, PullResponse};

/// Rows to a page, where the phone asks for no fewer: progress is seen, a cut costs little.
pub const ROWS: u32 = 5_000;
/// A first fill goes back as far as any rule looks, and a month more: a visit registered late is judged, too.
const SPARE_DAYS: i32 = 31;

/// Who pulls, and from where on.
#[derive(Debug, Clone)]
pub struct Pull {
    /// The officer.
    pub officer: PersonId,
    /// The officer's post: what is in scope.
    pub post: Post,
    /// The cursor as the phone kept it.
    pub cursor: Option<String>,
    /// At most so many rows, 1 to [`ROWS`].
    pub rows: u32,
    /// By the server's clock.
    pub now: Instant,
    /// New after a restore from backup.
    pub epoch: Arc<str>,
}

/// Why nothing is pulled.
#[derive(Debug, thiserror::Error)]
pub enum PullError {
    /// The cursor is of no use.
    #[error(transparent)]
    Cursor(#[from] CursorError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Pull {
    /// The next page, in one snapshot.
    ///
    /// # Errors
    /// When the cursor is of no use or the database fails.
    pub fn page(&self, c: &Db, keys: &Keys, packs: &Packs) -> Result<PullResponse, PullError> {
        let shared = scopes(c, &self.post)?;
        // A chain's phone belongs to one officer for ever: that scope never changes, and is no part of the cursor.
        let scopes = [&shared[..], &[Scope::Officer(self.officer)]].concat();
        let newest = horizon::newest(c)?;
        let from = match &self.cursor {
            Some(text) => {
                let cursor = Cursor::open(keys, text, &self.epoch, &shared)?;
                if cursor.is_ahead_of(newest) || cursor.is_before(horizon::horizon(c)?) {
                    return Err(CursorError::BeginAgain.into());
                }
                cursor
            }
            None => Cursor::new(&self.epoch, &shared, 0, newest),
        };
        let from_day = from_day(c, packs, self.now.utc_day())?;
        let most = usize::try_from(self.rows).unwrap_or(usize::MAX);
        let mut changes = Vec::new();
        let mut remaining = 0;
        for scope in &scopes {
            let after = from.reached(scope);
            changes.extend(
                changes::after(c, scope, after, from_day, self.rows + 1)?
                    .into_iter()
                    .map(|one| (one, scope)),
            );
            remaining += changes::count_after(c, scope, after, from_day)?;
        }
        changes.sort_unstable_by_key(|(one, _)| one.seq);
        let has_more = changes.len() > most;
        changes.truncate(most);
        // At the end the phone has seen all there is, also of scopes where nothing changed for years.
        let last = match changes.last() {
            Some((one, _)) if has_more && enabled(Defence::PageEnds) => one.seq,
            _ => newest,
        };
        remaining -= u64::try_from(changes.len())
            .unwrap_or(remaining)
            .min(remaining);
        Ok(PullResponse {
            epoch: self.epoch.to_string(),
            server_time: self.now.to_string(),
            cursor: from.at(last).seal(keys),
            has_more,
            remaining,
            blocks: self.blocks(c, &scopes, &changes, from_day)?,
        })
    }

    /// Neighbours of one kind share a block.
    pub(super) fn blocks(
        &self,
        c: &Db,
        scopes: &[Scope],
        changes: &[(Change, &Scope)],
        from_day: i32,
    ) -> Result<Vec<Block>, StoreError> {
        let mut bodies = rows::Reader::new(c, &self.post, self.now)?.bodies(changes, from_day)?;
        let mut sent: HashSet<(RowKind, &[u8])> = HashSet::new();
        let mut blocks: Vec<(RowKind, Block)> = Vec::new();
        for (one, scope) in changes {
            // Out of one region of a city: it is in scope still. In two of them at once: one copy is enough.
            let skip = if one.gone {
                self.is_elsewhere(c, scopes, scope, one)?
            } else {
                !sent.insert((one.kind, &one.key))
            };
            if skip {
                continue;
            }
            let row = if one.gone {
                None
            } else {
                bodies
                    .get_mut(&one.kind)
                    .and_then(|rows| rows.remove(&one.key))
            };
            if blocks.last().is_none_or(|(kind, _)| *kind != one.kind) {
                blocks.push((one.kind, columns::block(one.kind)));
            }
            let Some((_, block)) = blocks.last_mut() else {
                continue;
            };
            match row {
                Some(row) => block.rows.push(row),
                None => block.gone.push(RowKey(&one.key).written(one.kind)?),
            }
        }
        Ok(blocks.into_iter().map(|(_, block)| block).collect())
    }

    fn is_elsewhere(
        &self,
        c: &Db,
        scopes: &[Scope],
        here: &Scope,
        one: &Change,
    ) -> Result<bool, StoreError> {
        for scope in scopes.iter().filter(|scope| *scope != here) {
            if changes::holds(c, scope, one.kind, &one.key)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// What every officer of the post is told of.
pub(crate) fn scopes(c: &Db, post: &Post) -> Result<Vec<Scope>, StoreError> {
    let mut scopes = vec![Scope::All, Scope::Organ(post.legal.clone())];
    scopes.extend(region_scopes(c, &post.region)?);
    Ok(scopes)
}

/// What every officer of the region is told of.
pub(crate) fn region_scopes(c: &Db, code: &str) -> Result<Vec<Scope>, StoreError> {
    let regions = region::below(c, code)?;
    Ok(regions.into_iter().map(Scope::Region).collect())
}

/// The first day (since 1970) of visits that a first fill takes on a day.
pub(crate) fn from_day(c: &Db, packs: &Packs, today: i32) -> Result<i32, StoreError> {
    let window = packs.current(c)?.longest_window_days();
    Ok(today - i32::try_from(window).unwrap_or(i32::MAX / 2) - SPARE_DAYS)
}
