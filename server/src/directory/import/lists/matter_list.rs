//! The published list of inspection matters. A row with a known id changes it.

use std::collections::HashMap;

use crate::directory::import::cells::cell::Cell;
use crate::directory::import::cells::cell_problem::CellProblem;
use crate::directory::import::imported::Imported;
use crate::directory::import::lists::list_row::list_row;
use crate::directory::import::lists::sheet::Sheet;
use crate::directory::publish;
use crate::store::StoreError;
use crate::store::directory::matter;
use crate::store::directory::matter::Matter;

list_row! {
    MatterRow {
        id: Needed String, "事项编号", |cell, _| cell.id();
        name: Needed String, "事项名称", |cell, _| cell.line();
        name_en: Optional String, "英文名称", |cell, _| cell.line();
        basis: Needed String, "设定依据", |cell, _| cell.lines();
        organ: Optional String, "机关编号", |cell, at| at.references.organ(cell);
        method: Optional String, "检查方式", |cell, _| cell.line();
        cap: Optional u32, "年度频次上限", |cell, _| cap(cell);
    }
}

pub fn import(sheet: &mut Sheet<'_>) -> Result<Imported, StoreError> {
    let lines = sheet.each(|row, at, mistakes| {
        let row = MatterRow::read(row, at, mistakes)?;
        Some(Matter {
            name_en: row.name_en.unwrap_or_else(|| row.name.clone()),
            id: row.id,
            name: row.name,
            basis: row.basis,
            organ: row.organ,
            method: row.method.unwrap_or_else(|| "现场检查".to_owned()),
            cap: row.cap,
        })
    });
    let mut seen = HashMap::new();
    for (row, matter) in &lines {
        if let Some(first) = seen.insert(matter.id.as_str(), *row) {
            let why = format!("与第 {first} 行的编号相同 · the same id as row {first}");
            sheet.mistakes.add(*row, Some(COLUMN.id), why);
        }
    }
    store(sheet, &lines)
}

fn cap(cell: &Cell) -> Result<u32, CellProblem> {
    let text = match cell {
        Cell::Number { value, .. } => value.to_string(),
        Cell::Text(_) | Cell::LongText | Cell::Moment { .. } | Cell::Truth(_) | Cell::Error(_) => {
            cell.word()?
        }
    };
    let cap = text.parse().ok().filter(|cap| (1..=366).contains(cap));
    cap.ok_or_else(|| {
        CellProblem::Other(format!(
            "“{text}”应为 1 至 366 的整数 · “{text}” must be a whole number, 1 to 366"
        ))
    })
}

fn store(sheet: &Sheet<'_>, lines: &[(usize, Matter)]) -> Result<Imported, StoreError> {
    let mut imported = Imported {
        rows: lines.len(),
        ..Imported::default()
    };
    if !sheet.mistakes.is_empty() {
        return Ok(imported);
    }
    for (n, (_, line)) in lines.iter().enumerate() {
        match matter::get(sheet.tx, &line.id)? {
            None => imported.added += 1,
            Some(before) if before != *line => imported.changed += 1,
            Some(_) => (),
        }
        matter::put(sheet.tx, line)?;
        publish::matter(sheet.tx, &line.id)?;
        sheet.tell(n + 1);
    }
    Ok(imported)
}
