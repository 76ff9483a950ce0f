//! What rows may refer to: regions, organs, matters, grades of the packs, enterprises by credit code.

use std::collections::HashSet;

use ruqi_rules::{CreditCode, EnterpriseFact, PackSet};

use crate::directory::import::cells::cell::Cell;
use crate::directory::import::cells::cell_problem::CellProblem;
use crate::directory::import::cells::cell_text;
use crate::directory::import::cells::region_names::RegionNames;
use crate::store::directory::{credit_codes, matter, organ_tree, region};
use crate::store::ids::EnterpriseId;
use crate::store::{Db, StoreError};

pub struct References {
    regions: RegionNames,
    organs: HashSet<String>,
    matters: HashSet<String>,
    /// Risk grades of all packs.
    grades: HashSet<String>,
}

impl References {
    pub fn read(db: &Db, packs: &PackSet) -> Result<Self, StoreError> {
        let grades = packs
            .packs()
            .iter()
            .flat_map(|pack| pack.listed(EnterpriseFact::Grade))
            .cloned();
        let organs = organ_tree::all(db)?.into_iter().map(|o| o.id);
        Ok(Self {
            regions: RegionNames::new(region::all(db)?),
            organs: organs.collect(),
            matters: matter::all(db)?.into_iter().map(|m| m.id).collect(),
            grades: grades.collect(),
        })
    }

    /// A region's code, from its code, its name or its path.
    pub fn region(&self, cell: &Cell) -> Result<String, CellProblem> {
        Ok(self.regions.find(&cell.word()?)?)
    }

    pub fn organ(&self, cell: &Cell) -> Result<String, CellProblem> {
        let text = one_of(cell.line()?, |text| self.organs.contains(text));
        self.organ_id(&text).map(|()| text)
    }

    /// # Errors
    /// Where there is no organ of that id.
    pub fn organ_id(&self, id: &str) -> Result<(), CellProblem> {
        if self.organs.contains(id) {
            return Ok(());
        }
        Err(CellProblem::Other(format!(
            "没有编号为“{id}”的机关，请先导入机关 · no organ “{id}”: import organs first"
        )))
    }

    /// A risk grade that some pack lists.
    pub fn grade(&self, cell: &Cell) -> Result<String, CellProblem> {
        let text = one_of(cell.line()?, |text| self.grades.contains(text));
        if self.grades.contains(&text) {
            return Ok(text);
        }
        Err(CellProblem::Other(format!(
            "没有规则包列出风险等级“{text}” · no policy pack lists the risk grade “{text}”"
        )))
    }

    /// A list of matters, each once, parted by commas, semicolons, enumeration commas, spaces or lines.
    pub fn matters(&self, cell: &Cell) -> Result<Vec<String>, CellProblem> {
        let are_known = |text: &str| list(text).all(|id| self.matters.contains(id));
        let text = one_of(cell.lines()?, are_known);
        let mut matters: Vec<String> = list(&text).map(str::to_owned).collect();
        if let Some(unknown) = matters.iter().find(|id| !self.matters.contains(*id)) {
            let unknown = cell_text::quoted(unknown);
            return Err(CellProblem::Other(format!(
                "没有编号为“{unknown}”的检查事项，请先导入事项 · no matter “{unknown}”: import matters first"
            )));
        }
        matters.sort();
        matters.dedup();
        if matters.is_empty() {
            let why = "至少填一个检查事项 · give one matter at least";
            return Err(CellProblem::Other(why.into()));
        }
        Ok(matters)
    }
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    let items = text.split([',', '，', ';', '；', '、', ' ', '\u{3000}', '\n']);
    items.filter(|item| !item.is_empty())
}

/// The text as it is where that is known, else in half width.
fn one_of(text: String, is_known: impl Fn(&str) -> bool) -> String {
    if is_known(&text) {
        return text;
    }
    cell_text::half_width(&text)
}

/// An enterprise by its credit code, as the cell has it; none where it is empty or says "any".
pub fn enterprise(
    db: &Db,
    text: Option<&str>,
) -> Result<Result<Option<EnterpriseId>, String>, StoreError> {
    let Some(text) = text.filter(|text| !matches!(*text, "任意" | "不限" | "any")) else {
        return Ok(Ok(None));
    };
    let code = match CreditCode::as_given(text) {
        Ok(code) => code,
        Err(why) => return Ok(Err(why.to_string())),
    };
    if let Some(id) = credit_codes::holder(db, code.as_str())? {
        return Ok(Ok(Some(id)));
    }
    Ok(Err(match code.check() {
        Ok(()) => "没有这个统一社会信用代码的企业，请先导入企业 · no enterprise has this code: import enterprises first".into(),
        Err(why) => why.to_string(),
    }))
}
