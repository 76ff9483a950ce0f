//! Makes a region's file where enough changed, so that no request waits for it.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use ruqi_rules::Instant;

use super::current::{has_lost, parts_of};
use super::gathering::Gathering;
use super::{RegionFileError, part_folder, parts};
use crate::pull::page::{ROWS, from_day, region_scopes};
use crate::services::Services;
use crate::store::directory::organ_tree;
use crate::store::pull::changes;
use crate::store::pull::region_files::{self, RegionFile};
use crate::store::{Db, StoreError};

/// From two at night in China on, files are made for tomorrow: at eight, when a day begins in UTC and phones fill, they are
/// there.
const AHEAD_MS: i64 = 6 * 60 * 60 * 1_000;
/// A row that left has a file made anew; many that leave one by one, no more often than this.
const PATIENCE_MS: i64 = 10 * 60 * 1_000;

/// What files are made from, and where.
#[derive(Clone)]
pub struct Maker {
    /// The database and the packs.
    pub services: Services,
    /// This life of the database.
    pub epoch: Arc<str>,
    /// The folder of the parts.
    pub folder: PathBuf,
}

impl Maker {
    /// Lists the regions whose file is to be made: those of organs, whose rows fill more than a page of pull.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due(&self, now: Instant) -> Result<Vec<String>, RegionFileError> {
        let maker = self.clone();
        let due = self.services.store.read(move |c| {
            let regions: BTreeSet<String> = organ_tree::all(c)?
                .into_iter()
                .map(|organ| organ.region)
                .collect();
            let mut due = Vec::new();
            for region in regions {
                if maker.is_due(c, &region, now)? {
                    due.push(region);
                }
            }
            Ok::<_, StoreError>(due)
        });
        Ok(due.await?)
    }

    fn is_due(&self, c: &Db, region: &str, now: Instant) -> Result<bool, StoreError> {
        let first = from_day(c, &self.services.packs, coming_day(now))?;
        let file = region_files::get(c, region)?.filter(|file| file.epoch == *self.epoch);
        let changed = |since| {
            let mut changed = 0;
            for scope in region_scopes(c, region)? {
                changed += changes::count_after(c, &scope, since, first)?;
            }
            Ok::<_, StoreError>(changed > u64::from(ROWS))
        };
        let Some(file) = file else {
            return changed(0);
        };
        let rested = now.millis() - file.made_at.millis() > PATIENCE_MS;
        Ok(file.from_day != first
            || changed(file.seq)?
            || (rested && (has_lost(c, &file)? || !self.is_whole(&file)?)))
    }

    fn is_whole(&self, file: &RegionFile) -> Result<bool, StoreError> {
        let there = |hash: &str| part_folder::path(&self.folder, hash).is_file();
        Ok(parts_of(file)?.iter().all(|part| there(&part.hash)))
    }

    /// Makes the region's file, and tells of it once all of it is written.
    ///
    /// # Errors
    /// When the database or the folder fails, or a row is no columns.
    pub async fn make(&self, region: &str, now: Instant) -> Result<(), RegionFileError> {
        let (name, packs) = (region.to_owned(), self.services.packs.clone());
        let gathered = self.services.store.read(move |c| {
            let first = from_day(c, &packs, coming_day(now))?;
            Ok::<_, RegionFileError>((first, Gathering::read(c, &name, first)?))
        });
        let (from_day, gathering) = gathered.await?;
        let (seq, folder) = (gathering.seq, self.folder.clone());
        let parts = blocking(move || parts::write(&folder, &gathering)).await?;
        let file = RegionFile {
            region: region.to_owned(),
            epoch: self.epoch.to_string(),
            seq,
            from_day,
            made_at: now,
            parts: serde_json::to_string(&parts).map_err(|_| RegionFileError::Unlike)?,
        };
        let put = self
            .services
            .store
            .write(move |c| region_files::put(c, &file));
        Ok(put.await?)
    }

    /// Removes parts that no file names any more.
    ///
    /// # Errors
    /// When the database or the folder fails.
    pub async fn sweep(&self) -> Result<usize, RegionFileError> {
        let files = self.services.store.read(region_files::all).await?;
        let mut named = BTreeSet::new();
        for file in &files {
            named.extend(parts_of(file)?.into_iter().map(|part| part.hash));
        }
        let folder = self.folder.clone();
        blocking(move || Ok(part_folder::sweep(&folder, &named)?)).await
    }
}

/// The day (since 1970) that files are made for.
fn coming_day(now: Instant) -> i32 {
    Instant::from_millis(now.millis() + AHEAD_MS).utc_day()
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, RegionFileError> + Send + 'static,
) -> Result<T, RegionFileError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_| StoreError::Closed)?
}
