//! Divisions (GB/T 2260), in any order. A row with a known code changes it.

use ruqi_rules::Instant;
use std::collections::{HashMap, HashSet};

use crate::directory::import::cells::cell::Cell;
use crate::directory::import::cells::cell_problem::CellProblem;
use crate::directory::import::cells::region_names::short_code;
use crate::directory::import::imported::Imported;
use crate::directory::import::lists::list_row::list_row;
use crate::directory::import::lists::organ_list::level;
use crate::directory::import::lists::sheet::Sheet;
use crate::directory::publish;
use crate::store::StoreError;
use crate::store::derived::settling_reason::SettlingReason;
use crate::store::directory::level_word::LevelWord;
use crate::store::directory::region::Region;
use crate::store::directory::{organ_tree, region};

list_row! {
    RegionRow {
        code: Needed String, "区划代码", |cell, _| code(cell);
        name: Needed String, "地区名称", |cell, _| cell.line();
        name_en: Optional String, "英文名称", |cell, _| cell.line();
        level: Needed LevelWord, "层级", |cell, _| level(cell);
        parent: Optional String, "上级区划代码", |cell, _| code(cell);
    }
}

pub fn import(sheet: &mut Sheet<'_>) -> Result<Imported, StoreError> {
    let lines = sheet.each(|row, at, mistakes| {
        let row = RegionRow::read(row, at, mistakes)?;
        Some(Region {
            name_en: row.name_en.unwrap_or_else(|| row.name.clone()),
            code: row.code,
            name: row.name,
            level: row.level,
            parent: row.parent,
        })
    });
    check_once(sheet, &lines);
    let lines = parents_first(sheet, lines)?;
    store(sheet, &lines)
}

/// Six digits for a county and above, nine or twelve for what is below.
fn code(cell: &Cell) -> Result<String, CellProblem> {
    let text = cell.word()?;
    let code = short_code(&text);
    if matches!(code.len(), 6 | 9 | 12) && code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(code.to_owned());
    }
    Err(CellProblem::Other(format!(
        "“{text}”不是区划代码，应为 6、9 或 12 位数字 · “{text}” is no division code: 6, 9 or 12 digits"
    )))
}

fn check_once(sheet: &mut Sheet<'_>, lines: &[(usize, Region)]) {
    let mut seen = HashMap::new();
    for (row, region) in lines {
        if let Some(first) = seen.insert(&region.code, *row) {
            let why = format!("与第 {first} 行的代码相同 · the same code as row {first}");
            sheet.mistakes.add(*row, Some(COLUMN.code), why);
        }
    }
}

/// In an order in which each row's parent is there before it; those for which there is none are named.
fn parents_first(
    sheet: &mut Sheet<'_>,
    mut waiting: Vec<(usize, Region)>,
) -> Result<Vec<(usize, Region)>, StoreError> {
    let known = region::all(sheet.tx)?.into_iter().map(|one| one.code);
    let mut known: HashSet<String> = known.collect();
    let mut ordered = Vec::new();
    loop {
        let (ready, rest): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|(_, region)| {
            let parent = region.parent.as_ref();
            parent.is_none_or(|parent| known.contains(parent))
        });
        if ready.is_empty() {
            for (row, _) in rest {
                let why = "没有这个上级地区 · there is no such parent";
                sheet.mistakes.add(row, Some(COLUMN.parent), why);
            }
            return Ok(ordered);
        }
        known.extend(ready.iter().map(|(_, region)| region.code.clone()));
        ordered.extend(ready);
        waiting = rest;
    }
}

fn store(sheet: &mut Sheet<'_>, lines: &[(usize, Region)]) -> Result<Imported, StoreError> {
    let mut imported = Imported {
        rows: lines.len(),
        ..Imported::default()
    };
    if !sheet.mistakes.is_empty() {
        return Ok(imported);
    }
    let mut moved = false;
    for (row, new) in lines {
        let before = region::get(sheet.tx, &new.code)?;
        if before.as_ref() == Some(new) {
            continue;
        }
        if let Some(parent) = &new.parent
            && region::below(sheet.tx, &new.code)?.contains(parent)
        {
            let why = "不能隶属于自己 · a region cannot be below itself";
            sheet.mistakes.add(*row, Some(COLUMN.parent), why);
            continue;
        }
        match before {
            None => imported.added += 1,
            Some(before) => {
                imported.changed += 1;
                moved |= before.parent != new.parent;
            }
        }
        region::put(sheet.tx, new)?;
        publish::region(sheet.tx, &new.code)?;
    }
    if moved {
        // Below another parent, a region may have another pack.
        for one in organ_tree::all(sheet.tx)? {
            sheet.rejudge(
                &one.id,
                Instant::FIRST..=Instant::LAST,
                SettlingReason::Region,
            )?;
        }
    }
    Ok(imported)
}
