//! People and their roles: a row is a role; rows of one login are roles of one person. For a login that is known, the
//! file says all roles that the person has from now on.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::access::one_time_link;
use crate::access::sign_in::normal;
use crate::directory::import::import_error::ImportError;
use crate::directory::import::import_row::{self, ImportRow};
use crate::directory::import::imported::{Imported, NewLink};
use crate::directory::import::list_columns::person as column;
use crate::directory::import::mistake::Mistakes;
use crate::directory::import::references::{self, References};
use crate::directory::import::sheet::Sheet;
use crate::directory::{import::lost_person, members};
use crate::store::access::accounts;
use crate::store::access::memberships::Role;
use crate::store::access::persons::{self, Person};

struct Line {
    login: String,
    name: String,
    certificate: Option<String>,
    certificate_until: Option<String>,
    /// Which id the person had before a restore: records by it wait.
    id: Option<Uuid>,
    role: StatedRole,
}

/// A role with the place as the file has it.
#[derive(PartialEq, Eq)]
enum StatedRole {
    Ready(Role),
    Enterprise(String),
}

struct Group<'l> {
    line: &'l Line,
    roles: Vec<Role>,
}

pub(super) fn import(sheet: &mut Sheet<'_>) -> Result<Imported, ImportError> {
    let lines = sheet.each(|row, known, wrong| {
        let before = wrong.count();
        let login = row.required(column::LOGIN, wrong);
        let name = row.required(column::NAME, wrong);
        let role = role(row, known, wrong);
        let until = row.parse(column::CERTIFICATE_UNTIL, wrong, import_row::date);
        let id = row.parse(column::ID, wrong, lost_person::id);
        if wrong.count() > before {
            return None;
        }
        Some(Line {
            login: normal(login?),
            name: name?.to_owned(),
            certificate: row.text(column::CERTIFICATE).map(str::to_owned),
            certificate_until: until.map(|day| day.to_string()),
            id,
            role: role?,
        })
    });
    let people = by_login(sheet, &lines)?;
    store(sheet, &people)
}

fn role(row: &ImportRow<'_>, known: &References, wrong: &mut Mistakes) -> Option<StatedRole> {
    let needs = |column, wrong: &mut Mistakes| {
        let cell = row.text(column);
        if cell.is_none() {
            row.wrong(column, wrong, "这个角色需要填此列 · this role needs it");
        }
        cell
    };
    let organ = |wrong: &mut Mistakes| {
        needs(column::ORGAN, wrong)?;
        row.parse(column::ORGAN, wrong, |text| known.organ(text))
    };
    match row.required(column::ROLE, wrong)? {
        "officer" | "执法人员" => organ(wrong).map(|id| StatedRole::Ready(Role::Officer(id))),
        "manager" | "联络员" => organ(wrong).map(|id| StatedRole::Ready(Role::Manager(id))),
        "supervisor" | "牵头部门" => {
            needs(column::REGION, wrong)?;
            let region = row.parse(column::REGION, wrong, |text| known.region(text));
            region.map(|code| StatedRole::Ready(Role::Supervisor(code)))
        }
        "enterprise" | "企业" => {
            needs(column::ENTERPRISE, wrong).map(|code| StatedRole::Enterprise(code.to_owned()))
        }
        "administrator" | "管理员" => Some(StatedRole::Ready(Role::Administrator)),
        other => {
            let why = format!(
                "“{other}”不是角色，应为执法人员、联络员、牵头部门、企业或管理员 · “{other}” is no role: officer, manager, supervisor, enterprise or administrator"
            );
            row.wrong(column::ROLE, wrong, why);
            None
        }
    }
}

/// The roles of each login. Rows that contradict or repeat each other are named.
fn by_login<'l>(
    sheet: &mut Sheet<'_>,
    lines: &'l [(usize, Line)],
) -> Result<BTreeMap<&'l str, Group<'l>>, ImportError> {
    let mut people: BTreeMap<&str, Group<'_>> = BTreeMap::new();
    for (row, line) in lines {
        let role = match &line.role {
            StatedRole::Ready(role) => role.clone(),
            StatedRole::Enterprise(code) => match references::enterprise(sheet.c, Some(code))? {
                Ok(Some(id)) => Role::Enterprise(id),
                Ok(None) => continue,
                Err(why) => {
                    sheet.wrong.add(*row, Some(column::ENTERPRISE), why);
                    continue;
                }
            },
        };
        let group = people.entry(&line.login).or_insert_with(|| Group {
            line,
            roles: Vec::new(),
        });
        if (&group.line.name, &group.line.certificate) != (&line.name, &line.certificate) {
            let why = "同一账号的姓名或执法证号不同 · this login has another name or certificate further up";
            sheet.wrong.add(*row, Some(column::NAME), why);
        }
        if group.roles.contains(&role) {
            let why = "同一账号的同一角色重复 · this login has this role further up";
            sheet.wrong.add(*row, Some(column::ROLE), why);
        }
        group.roles.push(role);
        if let Some(why) = lost_person::anothers(sheet.c, &line.login, line.id)? {
            sheet.wrong.add(*row, Some(column::ID), why);
        }
    }
    Ok(people)
}

fn store(sheet: &Sheet<'_>, people: &BTreeMap<&str, Group<'_>>) -> Result<Imported, ImportError> {
    let mut imported = Imported::default();
    if !sheet.wrong.is_empty() {
        return Ok(imported);
    }
    for (login, group) in people {
        let account = accounts::find(sheet.c, login)?;
        let id = account
            .as_ref()
            .map(|account| account.person)
            .or(group.line.id)
            .unwrap_or_else(|| sheet.state.clock.new_id());
        let changed = put(sheet, id, login, group.line, account.is_none())?
            | members::set_roles(sheet.c, &sheet.state.clock, id, &group.roles)?;
        if account.is_none() {
            lost_person::began(sheet.c, id)?;
        }
        match (account.is_none(), changed) {
            (true, _) => imported.added += 1,
            (false, true) => imported.changed += 1,
            (false, false) => (),
        }
        if account.is_none_or(|account| account.password.is_none()) {
            let made = one_time_link::make(sheet.c, sheet.state, id, None)?;
            imported.links.push(NewLink {
                login: (*login).to_owned(),
                name: group.line.name.clone(),
                url: made.url,
            });
        }
        imported.rows += group.roles.len();
        sheet.tell(imported.rows);
    }
    Ok(imported)
}

fn put(
    sheet: &Sheet<'_>,
    id: Uuid,
    login: &str,
    line: &Line,
    is_new: bool,
) -> Result<bool, ImportError> {
    let now = Person {
        id,
        name: line.name.clone(),
        certificate: line.certificate.clone(),
        certificate_until: line.certificate_until.clone(),
    };
    if is_new {
        persons::insert(sheet.c, &now, sheet.now)?;
        accounts::insert(sheet.c, id, login)?;
        return Ok(true);
    }
    if persons::find(sheet.c, id)?.as_ref() == Some(&now) {
        return Ok(false);
    }
    persons::update(sheet.c, &now)?;
    members::tell_organs(sheet.c, id, sheet.now)?;
    Ok(true)
}
