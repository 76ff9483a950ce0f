//! Divisions (GB/T 2260), in any order. A row with a known code changes it.

use std::collections::{HashMap, HashSet};

use crate::directory::import::imported::Imported;
use crate::directory::import::list_columns::region as column;
use crate::directory::import::organ_list::{english, level};
use crate::directory::import::sheet::Sheet;
use crate::directory::publish;
use crate::registration::SettlingReason;
use crate::store::StoreError;
use crate::store::directory::region::Region;
use crate::store::directory::{organ_tree, region};

pub(super) fn import(sheet: &mut Sheet<'_>) -> Result<Imported, StoreError> {
    let lines = sheet.each(|row, _, wrong| {
        let code = row.parse(column::CODE, wrong, code);
        let name = row.required(column::NAME, wrong);
        let level = row.parse(column::LEVEL, wrong, level);
        Some(Region {
            code: code?,
            name: name?.to_owned(),
            name_en: english(row.text(column::NAME_EN), name?),
            level: level?,
            parent: row.text(column::PARENT).map(str::to_owned),
        })
    });
    check_once(sheet, &lines);
    let lines = parents_first(sheet, lines)?;
    store(sheet, &lines)
}

/// Six digits for a county and above, nine or twelve for what is below.
fn code(text: &str) -> Result<String, String> {
    if matches!(text.len(), 6 | 9 | 12) && text.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(text.to_owned())
    } else {
        Err(format!(
            "“{text}”不是区划代码，应为 6、9 或 12 位数字 · “{text}” is no division code: 6, 9 or 12 digits"
        ))
    }
}

fn check_once(sheet: &mut Sheet<'_>, lines: &[(usize, Region)]) {
    let mut seen = HashMap::new();
    for (row, region) in lines {
        if let Some(first) = seen.insert(&region.code, *row) {
            let why = format!("与第 {first} 行的代码相同 · the same code as row {first}");
            sheet.wrong.add(*row, Some(column::CODE), why);
        }
    }
}

/// In an order in which each row's parent is there before it; those for which there is none are named.
fn parents_first(
    sheet: &mut Sheet<'_>,
    mut waiting: Vec<(usize, Region)>,
) -> Result<Vec<(usize, Region)>, StoreError> {
    let known = region::all(sheet.c)?.into_iter().map(|one| one.code);
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
                sheet.wrong.add(row, Some(column::PARENT), why);
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
    if !sheet.wrong.is_empty() {
        return Ok(imported);
    }
    let mut moved = false;
    for (row, new) in lines {
        let before = region::get(sheet.c, &new.code)?;
        if before.as_ref() == Some(new) {
            continue;
        }
        if let Some(parent) = &new.parent
            && region::below(sheet.c, &new.code)?.contains(parent)
        {
            let why = "不能隶属于自己 · a region cannot be below itself";
            sheet.wrong.add(*row, Some(column::PARENT), why);
            continue;
        }
        match before {
            None => imported.added += 1,
            Some(before) => {
                imported.changed += 1;
                moved |= before.parent != new.parent;
            }
        }
        region::put(sheet.c, new)?;
        publish::region(sheet.c, &new.code)?;
    }
    if moved {
        // Below another parent, a region may have another pack.
        for one in organ_tree::all(sheet.c)? {
            sheet.rejudge(&one.id, (i64::MIN, i64::MAX), SettlingReason::Region)?;
        }
    }
    Ok(imported)
}
