//! Enterprises with their premises: a row is a place; rows of one credit code are places of one enterprise.

use std::collections::HashMap;

use crate::directory::import::cells::credit_code_cell::CodeDecision;
use crate::directory::import::imported::Imported;
use crate::directory::import::lists::enterprise_row::{COLUMN, EnterpriseRow, StatedEnterprise};
use crate::directory::import::lists::premises_rows;
use crate::directory::import::lists::sheet::Sheet;
use crate::directory::publish;
use crate::registration::judge::rejudge::rejudge_enterprise;
use crate::store::StoreError;
use crate::store::directory::{credit_codes, enterprise_record, mergers};
use crate::store::ids::EnterpriseId;
use ruqi_rules::{CreditCode, Instant};

type Lines = Vec<(usize, EnterpriseRow)>;

pub fn import(sheet: &mut Sheet<'_>) -> Result<Imported, StoreError> {
    let lines = sheet.each(|row, at, mistakes| {
        let enterprise = EnterpriseRow::read(row, at, mistakes)?;
        if enterprise.grade.is_none() && enterprise.grade_since.is_some() {
            let why = "有起始日期而没有等级 · a first day without a grade";
            mistakes.add(row.number, Some(COLUMN.grade), why);
            return None;
        }
        Some(enterprise)
    });
    let lines = with_checked_codes(sheet, lines)?;
    let groups = grouped(sheet, &lines);
    store(sheet, &groups)
}

/// Without the rows whose code may be official, though its check digit is another, and nobody has said so.
fn with_checked_codes(sheet: &mut Sheet<'_>, lines: Lines) -> Result<Lines, StoreError> {
    let mut checked = Lines::new();
    for (row, line) in lines {
        let is_compared = line.check_digit_checked.unwrap_or(false);
        match line.credit_code.decide(sheet.tx, is_compared)? {
            CodeDecision::Entered => checked.push((row, line)),
            CodeDecision::LeftOut(why) => sheet.left_out.add(row, Some(COLUMN.credit_code), why),
            CodeDecision::Wrong(why) => sheet.mistakes.add(row, Some(COLUMN.credit_code), why),
        }
    }
    Ok(checked)
}

/// The rows of each credit code, in the order of the file. Rows that contradict or repeat each other are named.
fn grouped<'l>(
    sheet: &mut Sheet<'_>,
    lines: &'l [(usize, EnterpriseRow)],
) -> Vec<Vec<&'l EnterpriseRow>> {
    let mut groups: Vec<Vec<&EnterpriseRow>> = Vec::new();
    let mut firsts: HashMap<CreditCode, (usize, usize)> = HashMap::new();
    for (row, line) in lines {
        let (first, place) = *firsts
            .entry(line.credit_code.code)
            .or_insert_with(|| (*row, groups.len()));
        let Some(group) = groups.get_mut(place) else {
            groups.push(vec![line]);
            continue;
        };
        let now = sheet.now;
        let is_same = |other: &&&EnterpriseRow| said(other, now) == said(line, now);
        if group.first().filter(|other| !is_same(other)).is_some() {
            let why = format!(
                "与第 {first} 行的代码相同，但名称、登记地区、状态或风险等级不同 · the same code as row {first}, with another name, region, state or grade"
            );
            sheet.mistakes.add(*row, Some(COLUMN.credit_code), why);
        } else if group.iter().any(|other| other.address == line.address) {
            let why = format!("与第 {first} 行重复 · repeats row {first}");
            sheet.mistakes.add(*row, Some(COLUMN.credit_code), why);
        }
        group.push(line);
    }
    groups
}

/// What rows of one code have to agree in: all but how the place is reached.
fn said(row: &EnterpriseRow, now: Instant) -> StatedEnterprise {
    let mut stated = row.stated(EnterpriseId::LAST, now);
    stated.enterprise.contact = None;
    stated
}

fn store(sheet: &Sheet<'_>, groups: &[Vec<&EnterpriseRow>]) -> Result<Imported, StoreError> {
    let mut imported = Imported::default();
    if !sheet.mistakes.is_empty() {
        return Ok(imported);
    }
    for group in groups {
        let Some(first) = group.first() else { continue };
        let code = first.credit_code.code;
        let holder = credit_codes::holder(sheet.tx, code.as_str())?;
        // One that was merged is none any more: its rows say nothing of the one that survives.
        if let Some(id) = holder
            && mergers::into(sheet.tx, id)?.is_some()
        {
            imported.rows += group.len();
            continue;
        }
        let id = holder.unwrap_or_else(|| sheet.state.clock.new_id());
        let before = publish::regions_of(sheet.tx, id)?;
        let moved = enterprise_record::get(sheet.tx, id)?.is_some_and(|e| e.region != first.region);
        let stated = first.stated(id, sheet.now);
        let mut changed = put(sheet, code, &stated)?;
        changed |= premises_rows::put(sheet, id, group)?;
        let graded = match &stated.grade {
            Some(grade) => grade.put(sheet.tx, id)?,
            None => false,
        };
        changed |= graded;
        match (holder, changed) {
            (None, _) => imported.added += 1,
            (Some(_), true) => imported.changed += 1,
            (Some(_), false) => (),
        }
        if changed {
            publish::enterprise(sheet.tx, id, &before)?;
        }
        if moved || graded {
            // Another region may have another pack, and a pack may ask for the grade.
            rejudge_enterprise(sheet.tx, &sheet.state.packs, id, sheet.now)?;
        }
        imported.rows += group.len();
        sheet.tell(imported.rows);
    }
    Ok(imported)
}

fn put(sheet: &Sheet<'_>, code: CreditCode, stated: &StatedEnterprise) -> Result<bool, StoreError> {
    let now = &stated.enterprise;
    if enterprise_record::get(sheet.tx, now.id)?.as_ref() == Some(now) {
        return Ok(false);
    }
    enterprise_record::put(sheet.tx, now)?;
    credit_codes::bind(sheet.tx, code.as_str(), now.id, sheet.now)?;
    Ok(true)
}
