//! The role that a row gives, with the place that it speaks of.

use super::columns::person as column;
use super::known::Known;
use super::row::Row;
use super::wrong::Wrongs;
use crate::store::membership::Role;

/// A role with the place as the file has it.
#[derive(PartialEq, Eq)]
pub(super) enum Place {
    Ready(Role),
    Enterprise(String),
}

/// Of a row; what is wrong with it is named.
pub(super) fn role(row: &Row<'_>, known: &Known, wrong: &mut Wrongs) -> Option<Place> {
    let needs = |column, wrong: &mut Wrongs| {
        let cell = row.text(column);
        if cell.is_none() {
            row.wrong(column, wrong, "这个角色需要填此列 · this role needs it");
        }
        cell
    };
    let organ = |wrong: &mut Wrongs| {
        needs(column::ORGAN, wrong)?;
        row.parse(column::ORGAN, wrong, |text| known.organ(text))
    };
    match row.required(column::ROLE, wrong)? {
        "officer" | "执法人员" => organ(wrong).map(|id| Place::Ready(Role::Officer(id))),
        "manager" | "联络员" => organ(wrong).map(|id| Place::Ready(Role::Manager(id))),
        "supervisor" | "牵头部门" => {
            needs(column::REGION, wrong)?;
            let region = row.parse(column::REGION, wrong, |text| known.region(text));
            region.map(|code| Place::Ready(Role::Supervisor(code)))
        }
        "enterprise" | "企业" => {
            needs(column::ENTERPRISE, wrong).map(|code| Place::Enterprise(code.to_owned()))
        }
        "administrator" | "管理员" => Some(Place::Ready(Role::Administrator)),
        other => {
            let why = format!(
                "“{other}”不是角色，应为执法人员、联络员、牵头部门、企业或管理员 · “{other}” is no role: officer, manager, supervisor, enterprise or administrator"
            );
            row.wrong(column::ROLE, wrong, why);
            None
        }
    }
}
