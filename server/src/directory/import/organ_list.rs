//! Organs and their teams. A row with a known id changes it.

use std::collections::{HashMap, HashSet};

use crate::directory::import::imported::Imported;
use crate::directory::import::list_columns::organ as column;
use crate::directory::import::sheet::Sheet;
use crate::directory::publish;
use crate::store::StoreError;
use crate::store::directory::organ_tree;
use crate::store::directory::organ_tree::Organ;

struct Line {
    organ: Organ,
    parent: Option<String>,
}

pub(super) fn import(sheet: &mut Sheet<'_>) -> Result<Imported, StoreError> {
    let lines = sheet.each(|row, known, wrong| {
        let id = row.required(column::ID, wrong);
        let name = row.required(column::NAME, wrong);
        let level = row.parse(column::LEVEL, wrong, level);
        let region = row.parse(column::REGION, wrong, |text| known.region(text));
        Some(Line {
            organ: Organ {
                id: id?.to_owned(),
                name: name?.to_owned(),
                name_en: english(row.text(column::NAME_EN), name?),
                level: level?,
                region: region?,
            },
            parent: row.text(column::PARENT).map(str::to_owned),
        })
    });
    check_once(sheet, &lines);
    check_parents(sheet, &lines);
    store(sheet, &lines)
}

/// The name in English, or the Chinese one where the file gives none.
pub(super) fn english(name_en: Option<&str>, name: &str) -> String {
    name_en.unwrap_or(name).to_owned()
}

pub(super) fn level(text: &str) -> Result<String, String> {
    let key = match text {
        "national" | "国家级" | "国家" | "中央" => "national",
        "province" | "省级" | "省" => "province",
        "city" | "市级" | "市" => "city",
        "county" | "县级" | "区级" | "县区级" | "县市区级" | "县" | "区" => "county",
        "township" | "乡镇级" | "乡级" | "街道" | "乡镇" | "乡镇街道" => "township",
        _ => {
            return Err(format!(
                "“{text}”不是层级，应为国家级、省级、市级、县级或乡镇级 · “{text}” is no level: national, province, city, county or township"
            ));
        }
    };
    Ok(key.to_owned())
}

fn check_once(sheet: &mut Sheet<'_>, lines: &[(usize, Line)]) {
    let mut seen = HashMap::new();
    for (row, line) in lines {
        if let Some(first) = seen.insert(&line.organ.id, *row) {
            let why = format!("与第 {first} 行的编号相同 · the same id as row {first}");
            sheet.wrong.add(*row, Some(column::ID), why);
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
            sheet.wrong.add(*row, Some(column::PARENT), why);
        } else if !here.contains(parent)
            && let Err(why) = sheet.known.organ(parent)
        {
            sheet.wrong.add(*row, Some(column::PARENT), why);
        }
    }
}

fn store(sheet: &Sheet<'_>, lines: &[(usize, Line)]) -> Result<Imported, StoreError> {
    let mut imported = Imported {
        rows: lines.len(),
        ..Imported::default()
    };
    if !sheet.wrong.is_empty() {
        return Ok(imported);
    }
    for (n, (_, line)) in lines.iter().enumerate() {
        match organ_tree::get(sheet.c, &line.organ.id)? {
            None => imported.added += 1,
            Some(before) if before != line.organ => imported.changed += 1,
            Some(_) => (),
        }
        organ_tree::put(sheet.c, &line.organ)?;
        publish::organ(sheet.c, &line.organ.id)?;
        sheet.tell(n + 1);
    }
    for (_, line) in lines {
        organ_tree::set_parent(sheet.c, &line.organ.id, line.parent.as_deref(), sheet.now)?;
    }
    Ok(imported)
}
