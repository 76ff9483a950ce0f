//! People and their roles: a row is a role; rows of one login are roles of one person. For a login that is known, the
//! file says all roles that the person has from now on.

use std::collections::BTreeMap;

use crate::access::one_time_link;
use crate::directory::import::cells::references;
use crate::directory::import::import_error::ImportError;
use crate::directory::import::imported::{Imported, NewLink};
use crate::directory::import::lists::lost_person;
use crate::directory::import::lists::person_row::{COLUMN, PersonRow, StatedRole};
use crate::directory::import::lists::sheet::Sheet;
use crate::directory::members;
use crate::store::access::accounts;
use crate::store::access::memberships::Role;
use crate::store::access::persons::{self, Person};
use crate::store::ids::PersonId;

struct Line {
    row: PersonRow,
    role: StatedRole,
}

struct Group<'l> {
    line: &'l Line,
    roles: Vec<Role>,
}

pub fn import(sheet: &mut Sheet<'_>) -> Result<Imported, ImportError> {
    let lines = sheet.each(|row, at, mistakes| {
        let person = PersonRow::read(row, at, mistakes)?;
        match person.stated_role() {
            Ok(role) => Some(Line { row: person, role }),
            Err(column) => {
                let why = "这个角色需要填此列 · this role needs it";
                mistakes.add(row.number, Some(column), why);
                None
            }
        }
    });
    let people = by_login(sheet, &lines)?;
    store(sheet, &people)
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
            StatedRole::Enterprise(code) => match references::enterprise(sheet.tx, Some(code))? {
                Ok(Some(id)) => Role::Enterprise(id),
                Ok(None) => continue,
                Err(why) => {
                    sheet.mistakes.add(*row, Some(COLUMN.enterprise), why);
                    continue;
                }
            },
        };
        let group = people.entry(&line.row.login).or_insert_with(|| Group {
            line,
            roles: Vec::new(),
        });
        if (&group.line.row.name, &group.line.row.certificate)
            != (&line.row.name, &line.row.certificate)
        {
            let why = "同一账号的姓名或执法证号不同 · this login has another name or certificate further up";
            sheet.mistakes.add(*row, Some(COLUMN.name), why);
        }
        if group.roles.contains(&role) {
            let why = "同一账号的同一角色重复 · this login has this role further up";
            sheet.mistakes.add(*row, Some(COLUMN.role), why);
        }
        group.roles.push(role);
        if let Some(why) = lost_person::anothers(sheet.tx, &line.row.login, line.row.id)? {
            sheet.mistakes.add(*row, Some(COLUMN.id), why);
        }
    }
    Ok(people)
}

fn store(sheet: &Sheet<'_>, people: &BTreeMap<&str, Group<'_>>) -> Result<Imported, ImportError> {
    let mut imported = Imported::default();
    if !sheet.mistakes.is_empty() {
        return Ok(imported);
    }
    for (login, group) in people {
        let account = accounts::find(sheet.tx, login)?;
        let id = account
            .as_ref()
            .map(|account| account.person)
            .or(group.line.row.id)
            .unwrap_or_else(|| sheet.state.clock.new_id());
        let changed = put(sheet, id, login, &group.line.row, account.is_none())?
            | members::set_roles(sheet.tx, &sheet.state.clock, id, &group.roles)?;
        if account.is_none() {
            lost_person::began(sheet.tx, id)?;
        }
        match (account.is_none(), changed) {
            (true, _) => imported.added += 1,
            (false, true) => imported.changed += 1,
            (false, false) => (),
        }
        if account.is_none_or(|account| account.password.is_none()) {
            let made = one_time_link::make(sheet.tx, sheet.state, id, None)?;
            imported.links.push(NewLink {
                login: (*login).to_owned(),
                name: group.line.row.name.clone(),
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
    id: PersonId,
    login: &str,
    row: &PersonRow,
    is_new: bool,
) -> Result<bool, ImportError> {
    let now = Person {
        id,
        name: row.name.clone(),
        certificate: row.certificate.clone(),
        certificate_until: row.certificate_until.map(|day| day.to_string()),
    };
    if is_new {
        persons::insert(sheet.tx, &now, sheet.now)?;
        accounts::insert(sheet.tx, id, login)?;
        return Ok(true);
    }
    if persons::find(sheet.tx, id)?.as_ref() == Some(&now) {
        return Ok(false);
    }
    persons::update(sheet.tx, &now)?;
    members::tell_organs(sheet.tx, id, sheet.now)?;
    Ok(true)
}
