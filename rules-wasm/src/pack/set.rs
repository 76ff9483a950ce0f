//! Several packs: which of them judges a visit.

use super::Pack;
use crate::domain::calendar::{Date, Instant};

/// Packs that fit together: for every region that they name, one and only one on every date.
#[derive(Debug, Clone, Default)]
pub struct PackSet {
    packs: Vec<Pack>,
}

/// Why packs do not fit together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{pack} {place}: {why}")]
pub struct PackSetError {
    /// Id of the pack that does not fit.
    pub pack: String,
    /// A JSON pointer into its file.
    pub place: &'static str,
    /// In words.
    pub why: String,
}

impl PackSet {
    /// Checks the packs against each other: in each region the first holds from ever, each later one from a later day,
    /// names the one before in `replaces`, and has a higher version.
    ///
    /// # Errors
    /// The first that does not fit.
    pub fn new(packs: Vec<Pack>) -> Result<Self, PackSetError> {
        let set = Self { packs };
        for region in set.packs.iter().flat_map(|pack| &pack.regions) {
            let succession = set.succession(region);
            if let Some(first) = succession.first() {
                check_first(first, region)?;
            }
            for pair in succession.windows(2) {
                if let [before, after] = pair {
                    check_successor(before, after, region)?;
                }
            }
        }
        Ok(set)
    }

    /// All packs.
    #[must_use]
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// The pack that judges a visit: of the first region in the chain (its own, then its parents) that packs name,
    /// the one in force on the visit's date.
    #[must_use]
    pub fn for_visit(&self, region_chain: &[&str], date: Date) -> Option<&Pack> {
        self.in_force(region_chain, |_| date)
    }

    /// As [`for_visit`](Self::for_visit), each pack reading the date in its own civil time.
    #[must_use]
    pub fn for_instant(&self, region_chain: &[&str], instant: Instant) -> Option<&Pack> {
        self.in_force(region_chain, |pack| pack.date(instant))
    }

    /// As [`for_instant`](Self::for_instant), the pack's place among [`packs`](Self::packs).
    #[must_use]
    pub fn place_for_instant(&self, region_chain: &[&str], instant: Instant) -> Option<usize> {
        let found = self.for_instant(region_chain, instant)?;
        self.packs.iter().position(|pack| std::ptr::eq(pack, found))
    }

    /// How far back a verdict can look, at most, in days.
    #[must_use]
    pub fn longest_window_days(&self) -> u32 {
        self.packs
            .iter()
            .map(Pack::longest_window_days)
            .max()
            .unwrap_or(0)
    }

    fn in_force(&self, region_chain: &[&str], date: impl Fn(&Pack) -> Date) -> Option<&Pack> {
        let succession = region_chain
            .iter()
            .map(|region| self.succession(region))
            .find(|packs| !packs.is_empty())?;
        succession
            .into_iter()
            .rfind(|pack| pack.from.is_none_or(|from| from <= date(pack)))
    }

    /// The packs of a region, in the order in which they hold.
    fn succession(&self, region: &str) -> Vec<&Pack> {
        let mut packs: Vec<&Pack> = Vec::new();
        for pack in self
            .packs
            .iter()
            .filter(|pack| pack.regions.iter().any(|named| named == region))
        {
            packs.insert(
                packs.partition_point(|earlier| earlier.from <= pack.from),
                pack,
            );
        }
        packs
    }
}

fn misfit(pack: &Pack, place: &'static str, why: String) -> PackSetError {
    PackSetError {
        pack: pack.id.clone(),
        place,
        why,
    }
}

fn check_first(first: &Pack, region: &str) -> Result<(), PackSetError> {
    if first.from.is_some() {
        return Err(misfit(
            first,
            "/from",
            format!("leaves region {region} without a pack before that day"),
        ));
    }
    match &first.replaces {
        Some(id) => Err(misfit(
            first,
            "/replaces",
            format!("names {id}, but region {region} has no pack before it"),
        )),
        None => Ok(()),
    }
}

fn check_successor(before: &Pack, after: &Pack, region: &str) -> Result<(), PackSetError> {
    if after.from == before.from {
        return Err(misfit(
            after,
            "/from",
            format!(
                "is the same day as that of {} in region {region}",
                before.id
            ),
        ));
    }
    if after.replaces.as_ref() != Some(&before.id) {
        return Err(misfit(
            after,
            "/replaces",
            format!("should be {}, the one before in region {region}", before.id),
        ));
    }
    if after.version <= before.version {
        return Err(misfit(
            after,
            "/version",
            format!("is not higher than {}'s, {}", before.id, before.version),
        ));
    }
    Ok(())
}
