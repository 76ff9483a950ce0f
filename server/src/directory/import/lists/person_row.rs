//! A row of the people's list: its columns, and the role that it states.

use crate::store::ids::PersonId;
use chrono::NaiveDate;

use crate::access::sign_in::normal;
use crate::directory::import::cells::cell::Cell;
use crate::directory::import::cells::cell_problem::CellProblem;
use crate::directory::import::cells::civil_dates;
use crate::directory::import::cells::column::Column;
use crate::directory::import::lists::list_row::list_row;
use crate::directory::import::lists::lost_person;
use crate::store::access::memberships::{Role, RoleWord};

list_row! {
    pub PersonRow {
        login: Needed String, "账号", |cell, _| cell.word().map(|login| normal(&login));
        name: Needed String, "姓名", |cell, _| cell.line();
        role: Needed RoleWord, "角色", |cell, _| role_word(cell);
        organ: Optional String, "机关编号", |cell, at| at.references.organ(cell);
        region: Optional String, "地区", |cell, at| at.references.region(cell);
        enterprise: Optional String, "统一社会信用代码", |cell, _| cell.typed();
        certificate: Optional String, "执法证号", |cell, _| cell.line();
        certificate_until: Optional NaiveDate, "证件有效期至", civil_dates::day;
        /// Of a person whom a restored database has lost: records by it wait.
        id: Optional PersonId, "人员编号", |cell, _| lost_person::id(cell);
    }
}

/// A role with where it is held, as the file has it.
#[derive(PartialEq, Eq)]
pub enum StatedRole {
    Ready(Role),
    /// By credit code.
    Enterprise(String),
}

fn role_word(cell: &Cell) -> Result<RoleWord, CellProblem> {
    let text = cell.word()?;
    Ok(match text.to_ascii_lowercase().as_str() {
        "officer" | "执法人员" => RoleWord::Officer,
        "manager" | "联络员" => RoleWord::Manager,
        "supervisor" | "牵头部门" => RoleWord::Supervisor,
        "enterprise" | "企业" => RoleWord::Enterprise,
        "administrator" | "管理员" => RoleWord::Administrator,
        _ => {
            return Err(CellProblem::Other(format!(
                "“{text}”不是角色，应为执法人员、联络员、牵头部门、企业或管理员 · “{text}” is no role: officer, manager, supervisor, enterprise or administrator"
            )));
        }
    })
}

impl PersonRow {
    /// The role with its organ, region or enterprise, or the column that it needs.
    pub fn stated_role(&self) -> Result<StatedRole, Column> {
        let organ = || self.organ.clone().ok_or(COLUMN.organ);
        Ok(match self.role {
            RoleWord::Officer => StatedRole::Ready(Role::Officer(organ()?)),
            RoleWord::Manager => StatedRole::Ready(Role::Manager(organ()?)),
            RoleWord::Supervisor => {
                let region = self.region.clone().ok_or(COLUMN.region);
                StatedRole::Ready(Role::Supervisor(region?))
            }
            RoleWord::Enterprise => {
                StatedRole::Enterprise(self.enterprise.clone().ok_or(COLUMN.enterprise)?)
            }
            RoleWord::Administrator => StatedRole::Ready(Role::Administrator),
        })
    }
}
