//! What rows may refer to: regions by code or name, organs, matters, grades of the packs, enterprises by credit code.

use std::collections::{HashMap, HashSet};

use ruqi_rules::{CreditCode, EnterpriseFact, PackSet};

use crate::store::directory::{credit_codes, matter, organ_tree, region};
use crate::store::ids::EnterpriseId;
use crate::store::{Db, StoreError};

pub(super) struct References {
    /// By code and by name; none where two regions have the name.
    regions: HashMap<String, Option<String>>,
    /// Organs, and the level of each.
    organs: HashMap<String, String>,
    matters: HashSet<String>,
    /// Risk grades of all packs.
    grades: HashSet<String>,
}

impl References {
    pub fn read(c: &Db, packs: &PackSet) -> Result<Self, StoreError> {
        let grades = packs
            .packs()
            .iter()
            .flat_map(|pack| pack.listed(EnterpriseFact::Grade))
            .cloned();
        let mut regions = HashMap::new();
        for region in region::all(c)? {
            regions
                .entry(region.name)
                .and_modify(|code| *code = None)
                .or_insert(Some(region.code.clone()));
            regions.insert(region.code.clone(), Some(region.code));
        }
        Ok(Self {
            regions,
            organs: organ_tree::all(c)?
                .into_iter()
                .map(|o| (o.id, o.level))
                .collect(),
            matters: matter::all(c)?.into_iter().map(|m| m.id).collect(),
            grades: grades.collect(),
        })
    }

    /// A region's code, from its code or its name.
    pub fn region(&self, text: &str) -> Result<String, String> {
        match self.regions.get(text) {
            Some(Some(code)) => Ok(code.clone()),
            Some(None) => Err(format!(
                "有两个地区叫“{text}”，请填区划代码 · two regions are called “{text}”: give the code"
            )),
            None => Err(format!(
                "没有“{text}”这个地区，请填区划代码或全称 · no region “{text}”: give its code or full name"
            )),
        }
    }

    pub fn organ(&self, text: &str) -> Result<String, String> {
        if self.organs.contains_key(text) {
            Ok(text.to_owned())
        } else {
            Err(format!(
                "没有编号为“{text}”的机关，请先导入机关 · no organ “{text}”: import organs first"
            ))
        }
    }

    /// A risk grade that some pack lists.
    pub fn grade(&self, text: &str) -> Result<String, String> {
        if self.grades.contains(text) {
            Ok(text.to_owned())
        } else {
            Err(format!(
                "没有规则包列出风险等级“{text}” · no policy pack lists the risk grade “{text}”"
            ))
        }
    }

    /// A list of matters, each once.
    pub fn matters(&self, text: &str) -> Result<Vec<String>, String> {
        let mut matters = crate::directory::import::import_row::list(text);
        if let Some(unknown) = matters.iter().find(|id| !self.matters.contains(*id)) {
            return Err(format!(
                "没有编号为“{unknown}”的检查事项，请先导入事项 · no matter “{unknown}”: import matters first"
            ));
        }
        matters.sort();
        matters.dedup();
        if matters.is_empty() {
            return Err("至少填一个检查事项 · give one matter at least".into());
        }
        Ok(matters)
    }
}

/// An enterprise by its credit code; none where the cell is empty or says "any".
pub(super) fn enterprise(
    c: &Db,
    text: Option<&str>,
) -> Result<Result<Option<EnterpriseId>, String>, StoreError> {
    let Some(text) = text.filter(|text| !matches!(*text, "任意" | "不限" | "any")) else {
        return Ok(Ok(None));
    };
    let code = match CreditCode::parse(text) {
        Ok(code) => code,
        Err(why) => return Ok(Err(why.to_string())),
    };
    Ok(credit_codes::holder(c, code.as_str())?.map_or_else(
        || {
            Err("没有这个统一社会信用代码的企业，请先导入企业 · no enterprise has this code: import enterprises first".into())
        },
        |id| Ok(Some(id)),
    ))
}
