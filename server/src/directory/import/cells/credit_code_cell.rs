//! A credit code in a list. Of those that were given before 2016 some have another check digit than the standard's: such a
//! row is entered where it is marked as compared with the licence, else left out and named, and the list goes on.

use ruqi_rules::CreditCode;

use crate::directory::import::cells::cell::Cell;
use crate::directory::import::cells::cell_problem::CellProblem;
use crate::store::directory::credit_codes;
use crate::store::{Db, StoreError};

/// A code of the right form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreditCodeCell {
    pub code: CreditCode,
}

/// What becomes of a row with its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeDecision {
    Entered,
    /// The rest of the list is imported without it; in Chinese and English.
    LeftOut(String),
    Wrong(String),
}

pub fn read(cell: &Cell) -> Result<CreditCodeCell, CellProblem> {
    let code = CreditCode::as_given(&cell.typed()?);
    code.map(|code| CreditCodeCell { code })
        .map_err(|why| CellProblem::Other(why.to_string()))
}

impl CreditCodeCell {
    /// Whether the row is entered: its check digit fits, or somebody has compared it, now or when it was entered first.
    pub fn decide(&self, db: &Db, is_compared: bool) -> Result<CodeDecision, StoreError> {
        let Err(why) = self.code.check() else {
            return Ok(CodeDecision::Entered);
        };
        if is_compared || credit_codes::holder(db, self.code.as_str())?.is_some() {
            return Ok(CodeDecision::Entered);
        }
        let mark = "执照上确是此码的，在“校验位已核对”列填“是”再导入 · if the licence has this very code, say yes in check_digit_checked and import again";
        Ok(if self.code.is_of_national_series() {
            CodeDecision::Wrong(format!("{why}；{mark}"))
        } else {
            CodeDecision::LeftOut(format!(
                "{why}；此行未导入，其余照常。2016 年前的个别代码校验位不同：{mark}；this row was left out, the others were not"
            ))
        })
    }
}
