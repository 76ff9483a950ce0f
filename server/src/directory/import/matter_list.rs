//! The published list of inspection matters. A row with a known id changes it.

use std::collections::HashMap;

use crate::directory::import::imported::Imported;
use crate::directory::import::list_columns::matter as column;
use crate::directory::import::sheet::Sheet;
use crate::directory::publish;
use crate::store::StoreError;
use crate::store::directory::matter;
use crate::store::directory::matter::Matter;

pub(super) fn import(sheet: &mut Sheet<'_>) -> Result<Imported, StoreError> {
    let lines = sheet.each(|row, known, wrong| {
        let id = row.required(column::ID, wrong);
        let name = row.required(column::NAME, wrong);
        let basis = row.required(column::BASIS, wrong);
        let before = wrong.count();
        let organ = row.parse(column::ORGAN, wrong, |text| known.organ(text));
        let cap = row.parse(column::CAP, wrong, cap);
        if wrong.count() > before {
            return None;
        }
        Some(Matter {
            id: id?.to_owned(),
            name: name?.to_owned(),
            name_en: row.text(column::NAME_EN).unwrap_or(name?).to_owned(),
            basis: basis?.to_owned(),
            organ,
            method: row.text(column::METHOD).unwrap_or("现场检查").to_owned(),
            cap,
        })
    });
    let mut seen = HashMap::new();
    for (row, matter) in &lines {
        if let Some(first) = seen.insert(matter.id.as_str(), *row) {
            let why = format!("与第 {first} 行的编号相同 · the same id as row {first}");
            sheet.wrong.add(*row, Some(column::ID), why);
        }
    }
    store(sheet, &lines)
}

fn cap(text: &str) -> Result<u32, String> {
    text.parse()
        .ok()
        .filter(|cap| (1..=366).contains(cap))
        .ok_or_else(|| {
            format!("“{text}”应为 1 至 366 的整数 · “{text}” must be a whole number, 1 to 366")
        })
}

fn store(sheet: &Sheet<'_>, lines: &[(usize, Matter)]) -> Result<Imported, StoreError> {
    let mut imported = Imported {
        rows: lines.len(),
        ..Imported::default()
    };
    if !sheet.wrong.is_empty() {
        return Ok(imported);
    }
    for (n, (_, line)) in lines.iter().enumerate() {
        match matter::get(sheet.c, &line.id)? {
            None => imported.added += 1,
            Some(before) if before != *line => imported.changed += 1,
            Some(_) => (),
        }
        matter::put(sheet.c, line)?;
        publish::matter(sheet.c, &line.id)?;
        sheet.tell(n + 1);
    }
    Ok(imported)
}
