//! Makes the people of the demonstration: four officers an organ, its manager, supervisors, people of enterprises, an
//! administrator.

use ruqi_rules::Instant;
use uuid::Uuid;

use crate::demo::dice::Dice;
use crate::demo::firms::Firm;
use crate::demo::names;
use crate::directory::publish;
use crate::store::access::accounts;
use crate::store::access::memberships::{self, Role};
use crate::store::access::persons::{self, Person};
use crate::store::directory::organ_tree;
use crate::store::directory::organ_tree::Organ;
use crate::store::ids::PersonId;
use crate::store::{StoreError, Tx};

/// Officers to an organ: 30 organs, 120 officers.
const OFFICERS: usize = 4;
/// Regions with a supervisor of their own.
const SUPERVISED: &[&str] = &["430200", "430211", "430202", "430281"];

/// A person of the demo.
#[derive(Debug, Clone)]
pub struct Someone {
    pub id: PersonId,
    pub login: String,
    pub name: String,
    pub certificate: Option<String>,
    pub role: Role,
}

/// All of them, the same every time. `of_firms` are the firms that have an account, with its login.
pub fn make(organs: &[Organ], of_firms: &[(String, Firm)], since: Instant) -> Vec<Someone> {
    let mut dice = Dice::of(2);
    let mut people = Vec::new();
    let mut add = |login: String, certificate: Option<String>, role: Role, dice: &mut Dice| {
        people.push(Someone {
            id: dice.id(since),
            login,
            name: names::person(dice),
            certificate,
            role,
        });
    };
    for organ in organs {
        let organ_login = organ.id.to_lowercase();
        for n in 1..=OFFICERS {
            let certificate = format!("1803{}{:04}", &organ.region[2..], dice.between(1, 9999));
            let role = Role::Officer(organ.id.clone());
            add(
                login(&organ_login, &n.to_string()),
                Some(certificate),
                role,
                &mut dice,
            );
        }
        let role = Role::Manager(organ.id.clone());
        add(login(&organ_login, "manager"), None, role, &mut dice);
    }
    for region in SUPERVISED {
        let role = Role::Supervisor((*region).to_owned());
        add(login("supervisor", region), None, role, &mut dice);
    }
    for (login, firm) in of_firms {
        add(login.clone(), None, Role::Enterprise(firm.id), &mut dice);
    }
    add("admin".into(), None, Role::Administrator, &mut dice);
    people
}

/// The people of the scenes have logins that say what they are for.
fn login(of: &str, which: &str) -> String {
    match (of, which) {
        ("zz-scjg", "1") => "officer".into(),
        ("zz-scjg", "2") => "colleague".into(),
        ("zz-scjg", "3") => "third".into(),
        ("ty-scjg", "1") => "county-officer".into(),
        ("yl-scjg", "1") => "other-county-officer".into(),
        ("zz-xfjy", "1") => "fire-officer".into(),
        ("zz-scjg", "manager") => "manager".into(),
        ("supervisor", "430200") => "supervisor".into(),
        ("supervisor", "430211") => "county-supervisor".into(),
        _ => format!("{of}-{which}"),
    }
}

/// Takes the person in, with a password: the same one for everybody in a demo.
pub fn store(
    c: &Tx,
    someone: &Someone,
    password: &str,
    membership: Uuid,
    since: Instant,
) -> Result<(), StoreError> {
    persons::insert(
        c,
        &Person {
            id: someone.id,
            name: someone.name.clone(),
            certificate: someone.certificate.clone(),
            certificate_until: someone.certificate.as_ref().map(|_| "2029-12-31".into()),
        },
        since,
    )?;
    accounts::insert(c, someone.id, &someone.login)?;
    accounts::set_password(c, someone.id, password)?;
    memberships::give(c, membership, someone.id, &someone.role, since)?;
    match &someone.role {
        Role::Officer(organ) => {
            publish::officer(c, &organ_tree::legal_at(c, organ, since)?, someone.id)
        }
        _ => Ok(()),
    }
}
