//! Finds the audience of a caller, whose data is served and for whom the caller acts: one of the roles that a person
//! holds, out of those that an endpoint or a desk act declares.

use crate::store::access::memberships::RoleWord;
use crate::store::access::people_scope::PeopleScope;
use crate::store::access::scope::{Area, Keeper, Own, Post, RoleGrant};
use crate::store::derived::registration_scope::RegistrationScope;

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

const fn role_of(held: &RoleGrant) -> RoleWord {
    match held {
        RoleGrant::Officer(_) => RoleWord::Officer,
        RoleGrant::Manager(_) => RoleWord::Manager,
        RoleGrant::Supervisor(_) => RoleWord::Supervisor,
        RoleGrant::Enterprise(_) => RoleWord::Enterprise,
        RoleGrant::Administrator(_) => RoleWord::Administrator,
    }
}

impl From<&RoleGrant> for Audience {
    fn from(held: &RoleGrant) -> Self {
        match held {
            RoleGrant::Officer(post) | RoleGrant::Manager(post) => Self::Organ(post.clone()),
            RoleGrant::Supervisor(area) => Self::Region(area.clone()),
            RoleGrant::Enterprise(own) => Self::Enterprise(own.clone()),
            RoleGrant::Administrator(keeper) => Self::Everybody(keeper.clone()),
        }
    }
}

impl Audience {
    /// Chooses among the roles held those that are declared: an earlier one in `roles` goes before a later one, and of
    /// several with the same reach the one given last.
    ///
    /// # Errors
    /// When none of them is held.
    pub fn of(held: &[RoleGrant], roles: &[RoleWord]) -> Result<Self, Forbidden> {
        let rank = |one: &&RoleGrant| {
            let reach_of_one = reach(role_of(one));
            roles.iter().position(|role| reach(*role) == reach_of_one)
        };
        held.iter()
            .filter(|one| roles.contains(&role_of(one)))
            .min_by_key(rank)
            .map(Self::from)
            .ok_or(Forbidden)
    }

    /// What an act or a reading is noted of: the legal organ, the region, the enterprise; nothing where it is everybody's.
    pub fn subject(&self) -> Option<String> {
        match self {
            Self::Organ(post) => Some(post.legal.clone()),
            Self::Region(area) => Some(area.region.clone()),
            Self::Enterprise(own) => Some(own.enterprise.to_string()),
            Self::Everybody(_) => None,
        }
    }

    /// The post of an officer or a manager.
    ///
    /// # Errors
    /// When the audience is no organ's.
    pub fn organ(self) -> Result<Post, Forbidden> {
        match self {
            Self::Organ(post) => Ok(post),
            Self::Region(_) | Self::Enterprise(_) | Self::Everybody(_) => Err(Forbidden),
        }
    }

    /// The enterprise that somebody speaks for.
    ///
    /// # Errors
    /// When the audience is no enterprise's.
    pub fn enterprise(self) -> Result<Own, Forbidden> {
        match self {
            Self::Enterprise(own) => Ok(own),
            Self::Organ(_) | Self::Region(_) | Self::Everybody(_) => Err(Forbidden),
        }
    }

    /// The registrations of an organ or a region.
    ///
    /// # Errors
    /// When the audience is no organ's and no region's.
    pub fn registrations(&self) -> Result<RegistrationScope, Forbidden> {
        match self {
            Self::Organ(post) => Ok(RegistrationScope::Organ(post.clone())),
            Self::Region(area) => Ok(RegistrationScope::Region(area.clone())),
            Self::Enterprise(_) | Self::Everybody(_) => Err(Forbidden),
        }
    }

    /// The people of an organ, or everybody.
    ///
    /// # Errors
    /// When the audience is a region's or an enterprise's.
    pub fn people(&self) -> Result<PeopleScope, Forbidden> {
        match self {
            Self::Organ(post) => Ok(PeopleScope::Organ(post.clone())),
            Self::Everybody(keeper) => Ok(PeopleScope::Everybody(keeper.clone())),
            Self::Region(_) | Self::Enterprise(_) => Err(Forbidden),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Audience, Forbidden};
    use crate::store::access::memberships::RoleWord::{
        Administrator, Manager, Officer, Supervisor,
    };
    use crate::store::access::scope::{Area, Keeper, Post, RoleGrant, Witness};
    use crate::store::directory::level_word::LevelWord;

    fn post(legal: &str) -> Post {
        Post {
            organ: legal.into(),
            legal: legal.into(),
            organ_name: legal.into(),
            level: LevelWord::City,
            region: "430200".into(),
            witness: Witness,
        }
    }

    fn area() -> RoleGrant {
        RoleGrant::Supervisor(Area {
            region: "430200".into(),
            region_name: "株洲市".into(),
            witness: Witness,
        })
    }

    /// Of an audience that there is.
    fn subject(held: &[RoleGrant], roles: &[super::RoleWord]) -> Option<String> {
        Audience::of(held, roles).ok()?.subject()
    }

    #[test]
    fn a_role_that_is_declared_earlier_goes_before_one_that_was_given_later() {
        let held = [
            area(),
            RoleGrant::Manager(post("a")),
            RoleGrant::Officer(post("b")),
        ];
        assert_eq!(subject(&held, &[Manager, Supervisor]).as_deref(), Some("a"));
        let region = subject(&held, &[Supervisor, Manager]);
        assert_eq!(region.as_deref(), Some("430200"));
    }

    #[test]
    fn of_an_organs_officer_and_manager_the_one_given_last_counts() {
        let held = [RoleGrant::Manager(post("a")), RoleGrant::Officer(post("b"))];
        let organ = subject(&held, &[Officer, Manager, Supervisor]);
        assert_eq!(organ.as_deref(), Some("a"));
    }

    #[test]
    fn a_role_that_is_not_declared_opens_nothing() {
        let held = [
            area(),
            RoleGrant::Officer(post("a")),
            RoleGrant::Administrator(Keeper { witness: Witness }),
        ];
        assert_eq!(Audience::of(&held, &[Manager]), Err(Forbidden));
        assert_eq!(Audience::of(&[], &[Officer, Administrator]), Err(Forbidden));
        let everybody = Audience::of(&held, &[Administrator]).unwrap_or_else(|_| unreachable!());
        assert!(everybody.registrations().is_err() && everybody.people().is_ok());
    }
}
