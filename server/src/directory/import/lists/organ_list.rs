//! Organs and their teams. A row with a known id changes it.

use std::collections::{HashMap, HashSet};

use crate::directory::import::cells::cell::Cell;
use crate::directory::import::cells::cell_problem::CellProblem;
use crate::directory::import::imported::Imported;
use crate::directory::import::lists::list_row::list_row;
use crate::directory::import::lists::sheet::Sheet;
use crate::directory::publish;
use crate::store::StoreError;
use crate::store::derived::settling_reason::SettlingReason;
use crate::store::directory::level_word::LevelWord;
use crate::store::directory::organ_tree;
use crate::store::directory::organ_tree::Organ;
use ruqi_rules::Instant;

list_row! {
    OrganRow {
        id: Needed String, "机关编号", |cell, _| cell.id();
        name: Needed String, "机关名称", |cell, _| cell.line();
        name_en: Optional String, "英文名称", |cell, _| cell.line();
        level: Needed LevelWord, "层级", |cell, _| level(cell);
        region: Needed String, "地区", |cell, at| at.references.region(cell);
        parent: Optional String, "所属机关", |cell, _| cell.id();
    }
}

struct Line {
    organ: Organ,
    parent: Option<String>,
}

pub fn import(sheet: &mut Sheet<'_>) -> Result<Imported, StoreError> {
    let lines = sheet.each(|row, at, mistakes| {
        let row = OrganRow::read(row, at, mistakes)?;
        Some(Line {
            organ: Organ {
                name_en: row.name_en.unwrap_or_else(|| row.name.clone()),
                id: row.id,
                name: row.name,
                level: row.level,
                region: row.region,
            },
            parent: row.parent,
        })
    });
    check_once(sheet, &lines);
    check_parents(sheet, &lines);
    store(sheet, &lines)
}

pub fn level(cell: &Cell) -> Result<LevelWord, CellProblem> {
    let text = cell.word()?;
    Ok(match text.to_ascii_lowercase().as_str() {
        "national" | "国家级" | "国家" | "中央" => LevelWord::National,
        "province" | "省级" | "省" => LevelWord::Province,
        "city" | "市级" | "市" => LevelWord::City,
        "county" | "县级" | "区级" | "县区级" | "县市区级" | "县" | "区" => {
            LevelWord::County
        }
        "township" | "乡镇级" | "乡级" | "街道" | "乡镇" | "乡镇街道" => {
            LevelWord::Township
        }
        _ => {
            return Err(CellProblem::Other(format!(
                "“{text}”不是层级，应为国家级、省级、市级、县级或乡镇级 · “{text}” is no level: national, province, city, county or township"
            )));
        }
    })
}

fn check_once(sheet: &mut Sheet<'_>, lines: &[(usize, Line)]) {
    let mut seen = HashMap::new();
    for (row, line) in lines {
        if let Some(first) = seen.insert(&line.organ.id, *row) {
            let why = format!("与第 {first} 行的编号相同 · the same id as row {first}");
            sheet.mistakes.add(*row, Some(COLUMN.id), why);
        }
    }
}

/// A parent is known or in the file, and no team is above itself.
fn check_parents(sheet: &mut Sheet<'_>, lines: &[(usize, Line)]) {
    let here: HashSet<&str> = lines.iter().map(|(_, l)| l.organ.id.as_str()).collect();
    let above: HashMap<&str, &str> = lines
        .iter()
        .filter_map(|(_, l)| Some((l.organ.id.as_str(), l.parent.as_deref()?)))
        .collect();
    for (row, line) in lines {
        let Some(parent) = line.parent.as_deref() else {
            continue;
        };
        let mut chain = std::iter::successors(Some(parent), |id| above.get(id).copied()).take(8);
        if chain.any(|id| id == line.organ.id) {
            let why = "不能隶属于自己 · an organ cannot be part of itself";
            sheet.mistakes.add(*row, Some(COLUMN.parent), why);
        } else if !here.contains(parent)
            && let Err(why) = sheet.references.organ_id(parent)
        {
            sheet
                .mistakes
                .add(*row, Some(COLUMN.parent), why.to_string());
        }
    }
}

fn store(sheet: &Sheet<'_>, lines: &[(usize, Line)]) -> Result<Imported, StoreError> {
    let mut imported = Imported {
        rows: lines.len(),
        ..Imported::default()
    };
    if !sheet.mistakes.is_empty() {
        return Ok(imported);
    }
    for (n, (_, line)) in lines.iter().enumerate() {
        let before = organ_tree::get(sheet.tx, &line.organ.id)?;
        match &before {
            None => imported.added += 1,
            Some(before) if *before != line.organ => imported.changed += 1,
            Some(_) => (),
        }
        organ_tree::put(sheet.tx, &line.organ)?;
        if before.as_ref().map(derived_from) != Some(derived_from(&line.organ)) {
            let ever = Instant::FIRST..=Instant::LAST;
            sheet.rejudge(&line.organ.id, ever, SettlingReason::Organ)?;
        }
        publish::organ(sheet.tx, &line.organ.id)?;
        sheet.tell(n + 1);
    }
    for (_, line) in lines {
        organ_tree::set_parent(sheet.tx, &line.organ.id, line.parent.as_deref(), sheet.now)?;
    }
    Ok(imported)
}

/// What its visits are derived from: its level, and its region where their enterprise is not known.
fn derived_from(organ: &Organ) -> (LevelWord, &str) {
    (organ.level, &organ.region)
}
