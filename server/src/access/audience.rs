//! Whose data a caller is served, and for whom a caller acts: one of the roles that a person holds, out of those that an
//! endpoint or a desk act declares.

use crate::store::access::membership::RoleWord;
use crate::store::access::people_scope::Charge;
use crate::store::access::scope::{Area, Held, Keeper, Own, Post};
use crate::store::derived::registration_scope::Sight;

/// The part of the data that a role opens. Only the membership table makes what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// An officer's or a manager's: the legal organ's.
    Organ(Post),
    /// A supervisor's: the region's and those within it.
    Region(Area),
    /// That of somebody who speaks for an enterprise.
    Enterprise(Own),
    /// An administrator's: everybody's.
    Everybody(Keeper),
}

/// None of the roles held is one of those declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("none of the caller's roles may do this")]
pub struct Forbidden;

/// How far a role reaches: officers and managers of an organ see the same rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Organ,
    Region,
    Enterprise,
    Everybody,
}

const fn reach(role: RoleWord) -> Reach {
    match role {
        RoleWord::Officer | RoleWord::Manager => Reach::Organ,
        RoleWord::Supervisor => Reach::Region,
        RoleWord::Enterprise => Reach::Enterprise,
        RoleWord::Administrator => Reach::Everybody,
    }
}

const fn role_of(held: &Held) -> RoleWord {
    match held {
        Held::Officer(_) => RoleWord::Officer,
        Held::Manager(_) => RoleWord::Manager,
        Held::Supervisor(_) => RoleWord::Supervisor,
        Held::Enterprise(_) => RoleWord::Enterprise,
        Held::Administrator(_) => RoleWord::Administrator,
    }
}

impl From<&Held> for Audience {
    fn from(held: &Held) -> Self {
        match held {
            Held::Officer(post) | Held::Manager(post) => Self::Organ(post.clone()),
            Held::Supervisor(area) => Self::Region(area.clone()),
            Held::Enterprise(own) => Self::Enterprise(own.clone()),
            Held::Administrator(keeper) => Self::Everybody(keeper.clone()),
        }
    }
}

impl Audience {
    /// Chooses among the roles held those that are declared: an earlier one in `roles` goes before a later one, and of
    /// several with the same reach the one given last.
    ///
    /// # Errors
    /// When none of them is held.
    pub fn of(held: &[Held], roles: &[RoleWord]) -> Result<Self, Forbidden> {
        let rank = |one: &&Held| {
            let reach_of_one = reach(role_of(one));
            roles.iter().position(|role| reach(*role) == reach_of_one)
        };
        held.iter()
            .filter(|one| roles.contains(&role_of(one)))
            .min_by_key(rank)
            .map(Self::from)
            .ok_or(Forbidden)
    }

    /// The registrations of an organ or a region.
    ///
    /// # Errors
    /// When the audience is no organ's and no region's.
    pub fn registrations(&self) -> Result<Sight, Forbidden> {
        match self {
            Self::Organ(post) => Ok(Sight::Organ(post.clone())),
            Self::Region(area) => Ok(Sight::Region(area.clone())),
            Self::Enterprise(_) | Self::Everybody(_) => Err(Forbidden),
        }
    }

    /// The people of an organ, or everybody.
    ///
    /// # Errors
    /// When the audience is a region's or an enterprise's.
    pub fn people(&self) -> Result<Charge, Forbidden> {
        match self {
            Self::Organ(post) => Ok(Charge::Organ(post.clone())),
            Self::Everybody(keeper) => Ok(Charge::Everybody(keeper.clone())),
            Self::Region(_) | Self::Enterprise(_) => Err(Forbidden),
        }
    }
}
