//! What a caller may see, as values that only the membership table makes: a query that takes one cannot be
//! asked for somebody else's rows.

use crate::store::directory::level_word::LevelWord;
use crate::store::ids::EnterpriseId;

/// Only the store has one: so only the store makes a scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Witness;

/// Of one organ: an officer's or a manager's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The organ of the membership: the legal organ or a team of it.
    pub organ: String,
    /// The legal organ that it counts as now.
    pub legal: String,
    /// Name of the organ of the membership.
    pub organ_name: String,
    /// Level of the legal organ.
    pub level: LevelWord,
    /// Region of the legal organ.
    pub region: String,
    pub(crate) witness: Witness,
}

/// Of one region and those within it: a supervisor's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// The region's code.
    pub region: String,
    /// Its name.
    pub region_name: String,
    pub(crate) witness: Witness,
}

/// Of one enterprise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// The enterprise's id; after a merger, the surviving one's.
    pub enterprise: EnterpriseId,
    /// Its name.
    pub enterprise_name: String,
    pub(crate) witness: Witness,
}

/// Of the machine: keeps organs, people, enterprises and codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keeper {
    pub(crate) witness: Witness,
}

/// A role that a person holds now, with what it speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoleGrant {
    /// Registers visits for the organ.
    Officer(Post),
    /// The organ's 联络员.
    Manager(Post),
    /// Sees a region.
    Supervisor(Area),
    /// Sees its own visits.
    Enterprise(Own),
    /// Keeps the machine running.
    Administrator(Keeper),
}
