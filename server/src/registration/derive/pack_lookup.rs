//! Looks up what the pack that judges a visit says where the registration says nothing itself.

use ruqi_rules::{Category, Instant, Pack};

use crate::registration::derive::derived_visit::VisitLocation;
use crate::registration::settling::Settling;
use crate::store::StoreError;

/// The category of a phone that had no pack to choose from: the pack's default.
const UNSTATED: &str = "unstated";

impl Settling<'_> {
    /// Finds the ground that the category implies where none is stated.
    pub(crate) fn implied_ground(
        &mut self,
        location: &VisitLocation,
        instant: Instant,
        category: &str,
    ) -> Result<Option<String>, StoreError> {
        self.by_its_pack(location, instant, |pack| {
            let category = category_of(pack, category)?;
            Some(pack.implied_ground(category)?.key.clone())
        })
    }

    /// Finds the category of a registration: the pack's default where its phone stated none.
    pub(crate) fn category(
        &mut self,
        location: &VisitLocation,
        instant: Instant,
        category: &str,
    ) -> Result<String, StoreError> {
        if category != UNSTATED {
            return Ok(category.to_owned());
        }
        let default = self.by_its_pack(location, instant, |pack| {
            Some(category_of(pack, category)?.key.clone())
        })?;
        Ok(default.unwrap_or_else(|| category.to_owned()))
    }

    fn by_its_pack<T>(
        &mut self,
        location: &VisitLocation,
        instant: Instant,
        ask: impl FnOnce(&Pack) -> Option<T>,
    ) -> Result<Option<T>, StoreError> {
        let chain = self.regions.chain(&location.region)?;
        let chain: Vec<&str> = chain.iter().map(String::as_str).collect();
        let pack = self.basis.packs.for_instant(&chain, instant);
        Ok(pack.and_then(ask))
    }
}

fn category_of<'p>(pack: &'p Pack, category: &str) -> Option<&'p Category> {
    match category {
        UNSTATED => pack.default_category(),
        key => pack.category(key),
    }
}
