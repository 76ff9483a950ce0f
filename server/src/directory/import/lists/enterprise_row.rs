//! A row of the enterprises' list: its columns, and what they say of the enterprise and of the place.

use chrono::NaiveDate;
use ruqi_rules::{CodeKind, Instant, ScannedCode, read_code};

use crate::directory::import::cells::cell::Cell;
use crate::directory::import::cells::cell_problem::CellProblem;
use crate::directory::import::cells::civil_dates;
use crate::directory::import::cells::credit_code_cell::{self, CreditCodeCell};
use crate::directory::import::cells::enterprise_words;
use crate::directory::import::cells::yes_no;
use crate::directory::import::lists::list_row::list_row;
use crate::directory::import::lists::stated_grade::StatedGrade;
use crate::directory::initials::initials;
use crate::store::directory::enterprise_record::{Enterprise, EnterpriseState};
use crate::store::ids::EnterpriseId;

list_row! {
    pub EnterpriseRow {
        credit_code: Needed CreditCodeCell, "统一社会信用代码", |cell, _| credit_code_cell::read(cell);
        name: Needed String, "企业名称", |cell, _| cell.line();
        region: Needed String, "登记地区", |cell, at| at.references.region(cell);
        address: Needed String, "经营地址", |cell, _| cell.lines();
        premises_region: Optional String, "经营地区", |cell, at| at.references.region(cell);
        contact: Optional String, "联系方式", |cell, _| cell.lines();
        state: Optional EnterpriseState, "状态", |cell, _| enterprise_words::state(&cell.word()?);
        foreign_code: Optional ScannedCode, "外部码内容", |cell, _| foreign(cell);
        grade: Optional String, "风险等级", |cell, at| at.references.grade(cell);
        grade_since: Optional NaiveDate, "等级起始日期", civil_dates::day;
        /// Whether the code's last character, other than the standard's, was compared with the licence.
        check_digit_checked: Optional bool, "校验位已核对", |cell, _| yes_no::yes_or_no(cell);
    }
}

/// What a row says of the enterprise, whichever of its places it lists: rows of one code say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedEnterprise {
    pub enterprise: Enterprise,
    pub grade: Option<StatedGrade>,
}

impl EnterpriseRow {
    /// The enterprise under that id. A new column of the enterprise is a line of the table above, and one here.
    pub fn stated(&self, id: EnterpriseId, now: Instant) -> StatedEnterprise {
        StatedEnterprise {
            enterprise: Enterprise {
                id,
                name: self.name.clone(),
                initials: initials(&self.name),
                region: self.region.clone(),
                contact: self.contact.clone(),
                state: self.state.unwrap_or(EnterpriseState::Open),
            },
            grade: StatedGrade::of(self.grade.as_deref(), self.grade_since, now),
        }
    }
}

/// Our own door codes are made here, never brought.
fn foreign(cell: &Cell) -> Result<ScannedCode, CellProblem> {
    let text = cell.typed()?;
    let code = read_code(&text).map_err(|e| CellProblem::Other(e.to_string()))?;
    match code.kind {
        CodeKind::Foreign => Ok(code),
        CodeKind::Door => Err(CellProblem::Other(
            "这是本系统门码的形式，门码由系统生成 · this has the form of our own door codes, which are made here"
                .into(),
        )),
    }
}
