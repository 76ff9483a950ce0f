//! Who one is, as it crosses HTTP: with each session that is opened, and whenever it is asked.

use aws_lc_rs::digest::{SHA256, digest};

use crate::access::opened_session::WhoIs;
use crate::store::access::scope::{Post, RoleGrant};
use crate::wire::auth::{Me, RoleHeld};

/// Shows a person with the roles held now.
pub(crate) fn me_view(who: &WhoIs) -> Me {
    let roles: Vec<RoleHeld> = who.held.iter().map(role).collect();
    // Plain fields: they serialise.
    let said = serde_json::to_vec(&(who.id, &roles)).unwrap_or_default();
    let scope = digest(&SHA256, &said);
    Me {
        id: who.id.to_string(),
        name: who.name.clone(),
        roles,
        // A SHA-256 has more.
        scope: hex::encode(scope.as_ref().get(..8).unwrap_or_default()),
    }
}

fn role(held: &RoleGrant) -> RoleHeld {
    match held.clone() {
        RoleGrant::Officer(Post {
            organ,
            organ_name,
            level,
            region,
            ..
        }) => RoleHeld::Officer {
            organ,
            organ_name,
            level: level.as_str().to_owned(),
            region,
        },
        RoleGrant::Manager(Post {
            organ,
            organ_name,
            level,
            region,
            ..
        }) => RoleHeld::Manager {
            organ,
            organ_name,
            level: level.as_str().to_owned(),
            region,
        },
        RoleGrant::Supervisor(area) => RoleHeld::Supervisor {
            region: area.region,
            region_name: area.region_name,
        },
        RoleGrant::Enterprise(own) => RoleHeld::Enterprise {
            enterprise: own.enterprise.to_string(),
            enterprise_name: own.enterprise_name,
        },
        RoleGrant::Administrator(_) => RoleHeld::Administrator,
    }
}
