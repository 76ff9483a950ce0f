//! Writes `demo.json`: what a person or a test needs to know to show a scene.

use std::collections::BTreeMap;

use ruqi_rules::{Instant, fingerprint};
use serde::Serialize;

use crate::demo::firms::Firm;
use crate::demo::oddities::UNKNOWN_CODES;
use crate::demo::people::Someone;
use crate::demo::scenes::{Cast, FOREIGN_CODE, PASSWORD};
use crate::directory::initials::initials;
use crate::store::access::memberships::Role;

/// The whole of it.
#[derive(Debug, Clone, Serialize)]
pub struct Notes {
    /// When the demo begins, RFC 3339.
    pub at: String,
    /// Everybody's.
    pub password: &'static str,
    /// By login.
    pub accounts: BTreeMap<String, AccountNote>,
    /// By scene.
    pub enterprises: BTreeMap<&'static str, EnterpriseNote>,
    /// Texts of codes that hang at doors and are bound to nothing; all but the last came with registrations already.
    pub unknown_codes: Vec<&'static str>,
    /// Bound to the enterprise of the scene `foreign_code`.
    pub foreign_code: &'static str,
}

/// Somebody who can sign in.
#[derive(Debug, Clone, Serialize)]
pub struct AccountNote {
    pub id: String,
    pub name: String,
    pub role: &'static str,
    /// Organ, region or enterprise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
}

/// The enterprise of a scene.
#[derive(Debug, Clone, Serialize)]
pub struct EnterpriseNote {
    pub id: String,
    pub name: String,
    pub initials: String,
    pub credit_code: String,
    pub region: String,
    pub address: String,
    pub premises: String,
    /// Id of the door code, and its fingerprint in hex.
    pub door_code: String,
    pub fingerprint: String,
    /// What the market regulator inspects there.
    pub matters: Vec<&'static str>,
    /// Who speaks for it.
    pub account: String,
}

/// Accounts with a login of their own name; the others are `<organ>-<number>`, with the same password.
pub const SHOWN: [&str; 10] = [
    "officer",
    "colleague",
    "third",
    "county-officer",
    "fire-officer",
    "other-county-officer",
    "manager",
    "supervisor",
    "county-supervisor",
    "admin",
];

impl Notes {
    pub fn of(at: Instant, cast: &Cast, firms: &[Firm], people: &[Someone]) -> Self {
        let speakers = cast.accounts(firms);
        let enterprises = cast.named().filter_map(|(scene, f)| {
            let firm = firms.get(f)?;
            let (login, _) = speakers.iter().find(|(_, of)| of.id == firm.id)?;
            Some((scene, enterprise(firm, login)))
        });
        let shown = people.iter().filter(|someone| {
            SHOWN.contains(&someone.login.as_str()) || someone.login.starts_with("enterprise")
        });
        Self {
            at: at.to_string(),
            password: PASSWORD,
            accounts: shown.map(|one| (one.login.clone(), account(one))).collect(),
            enterprises: enterprises.collect(),
            unknown_codes: UNKNOWN_CODES.to_vec(),
            foreign_code: FOREIGN_CODE,
        }
    }
}

fn account(someone: &Someone) -> AccountNote {
    let of = match &someone.role {
        Role::Officer(organ) | Role::Manager(organ) => Some(organ.clone()),
        Role::Supervisor(region) => Some(region.clone()),
        Role::Enterprise(id) => Some(id.to_string()),
        Role::Administrator => None,
    };
    AccountNote {
        id: someone.id.to_string(),
        name: someone.name.clone(),
        role: someone.role.name(),
        of,
    }
}

fn enterprise(firm: &Firm, login: &str) -> EnterpriseNote {
    let matters = firm.trade.matters.iter().copied();
    EnterpriseNote {
        id: firm.id.to_string(),
        name: firm.name.clone(),
        initials: initials(&firm.name),
        credit_code: firm.credit_code.clone(),
        region: firm.region.clone(),
        address: firm.address.clone(),
        premises: firm.premises.to_string(),
        door_code: firm.door.clone(),
        fingerprint: fingerprint(&firm.door).to_string(),
        matters: matters
            .filter(|matter| matter.starts_with("SCJG"))
            .collect(),
        account: login.to_owned(),
    }
}
