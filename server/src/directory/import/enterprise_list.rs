//! Enterprises with their premises: a row is a place; rows of one credit code are places of one enterprise.

use std::collections::HashMap;

use ruqi_rules::{CodeKind, CreditCode, ScannedCode, read_code};

use crate::directory::import::grade_columns::{self, StatedGrade};
use crate::directory::import::imported::Imported;
use crate::directory::import::list_columns::enterprise as column;
use crate::directory::import::sheet::Sheet;
use crate::directory::initials::initials;
use crate::directory::{door_codes, publish};
use crate::registration::judge::rejudge::rejudge_enterprise;
use crate::store::StoreError;
use crate::store::directory::enterprise_record::{Enterprise, EnterpriseState};
use crate::store::directory::premises::Premises;
use crate::store::directory::{credit_codes, enterprise_record, mergers, premises};
use crate::store::ids::EnterpriseId;

struct Line {
    credit_code: CreditCode,
    name: String,
    region: String,
    address: String,
    premises_region: String,
    contact: Option<String>,
    state: EnterpriseState,
    foreign: Option<ScannedCode>,
    grade: Option<StatedGrade>,
}

pub(super) fn import(sheet: &mut Sheet<'_>) -> Result<Imported, StoreError> {
    let now = sheet.now;
    let lines = sheet.each(|row, known, wrong| {
        let before = wrong.count();
        let credit_code = row.parse(column::CREDIT_CODE, wrong, CreditCode::parse);
        let name = row.required(column::NAME, wrong);
        let region = row.parse(column::REGION, wrong, |text| known.region(text));
        let address = row.required(column::ADDRESS, wrong);
        let there = row.parse(column::PREMISES_REGION, wrong, |text| known.region(text));
        let state = row.parse(column::STATE, wrong, state);
        let foreign = row.parse(column::FOREIGN_CODE, wrong, foreign);
        let grade = grade_columns::read(row, known, now, wrong);
        if wrong.count() > before {
            return None;
        }
        Some(Line {
            credit_code: credit_code?,
            name: name?.to_owned(),
            region: region.clone()?,
            address: address?.to_owned(),
            premises_region: there.or(region)?,
            contact: row.text(column::CONTACT).map(str::to_owned),
            state: state.unwrap_or(EnterpriseState::Open),
            foreign,
            grade,
        })
    });
    let groups = grouped(sheet, &lines);
    store(sheet, &groups)
}

fn state(text: &str) -> Result<EnterpriseState, String> {
    match text {
        "open" | "开业" | "存续" | "在业" | "正常" => Ok(EnterpriseState::Open),
        "closed" | "停业" | "歇业" => Ok(EnterpriseState::Closed),
        "deregistered" | "注销" | "吊销" => Ok(EnterpriseState::Deregistered),
        _ => Err(format!(
            "“{text}”不是状态，应为存续、歇业或注销 · “{text}” is no state: open, closed or deregistered"
        )),
    }
}

/// Our own door codes are made here, never brought.
fn foreign(text: &str) -> Result<ScannedCode, String> {
    let code = read_code(text).map_err(|e| e.to_string())?;
    match code.kind {
        CodeKind::Foreign => Ok(code),
        CodeKind::Door => Err(
            "这是本系统门码的形式，门码由系统生成 · this has the form of our own door codes, which are made here"
                .into(),
        ),
    }
}

/// The rows of each credit code, in the order of the file. Rows that contradict or repeat each other are named.
fn grouped<'l>(sheet: &mut Sheet<'_>, lines: &'l [(usize, Line)]) -> Vec<Vec<&'l Line>> {
    let mut groups: Vec<Vec<&Line>> = Vec::new();
    let mut firsts: HashMap<CreditCode, (usize, usize)> = HashMap::new();
    for (row, line) in lines {
        let (first, place) = *firsts
            .entry(line.credit_code)
            .or_insert_with(|| (*row, groups.len()));
        let Some(group) = groups.get_mut(place) else {
            groups.push(vec![line]);
            continue;
        };
        let same = group.first().is_none_or(|l| {
            (&l.name, &l.region, l.state, &l.grade)
                == (&line.name, &line.region, line.state, &line.grade)
        });
        if !same {
            let why = format!(
                "与第 {first} 行的代码相同，但名称、登记地区、状态或风险等级不同 · the same code as row {first}, with another name, region, state or grade"
            );
            sheet.wrong.add(*row, Some(column::CREDIT_CODE), why);
        } else if group.iter().any(|other| other.address == line.address) {
            let why = format!("与第 {first} 行重复 · repeats row {first}");
            sheet.wrong.add(*row, Some(column::CREDIT_CODE), why);
        }
        group.push(line);
    }
    groups
}

fn store(sheet: &Sheet<'_>, groups: &[Vec<&Line>]) -> Result<Imported, StoreError> {
    let mut imported = Imported::default();
    if !sheet.wrong.is_empty() {
        return Ok(imported);
    }
    for group in groups {
        let Some(first) = group.first() else { continue };
        let holder = credit_codes::holder(sheet.c, first.credit_code.as_str())?;
        // One that was merged is none any more: its rows say nothing of the one that survives.
        if let Some(id) = holder
            && mergers::into(sheet.c, id)?.is_some()
        {
            imported.rows += group.len();
            continue;
        }
        let id = holder.unwrap_or_else(|| sheet.state.clock.new_id());
        let before = publish::regions_of(sheet.c, id)?;
        let moved = enterprise_record::get(sheet.c, id)?.is_some_and(|e| e.region != first.region);
        let mut changed = put(sheet, id, first)?;
        changed |= put_premises(sheet, id, group)?;
        let graded = grade_columns::put(sheet.c, id, first.grade.as_ref())?;
        changed |= graded;
        match (holder, changed) {
            (None, _) => imported.added += 1,
            (Some(_), true) => imported.changed += 1,
            (Some(_), false) => (),
        }
        if changed {
            publish::enterprise(sheet.c, id, &before)?;
        }
        if moved || graded {
            // Another region may have another pack, and a pack may ask for the grade.
            rejudge_enterprise(sheet.c, &sheet.state.packs, id, sheet.now)?;
        }
        imported.rows += group.len();
        sheet.tell(imported.rows);
    }
    Ok(imported)
}

fn put(sheet: &Sheet<'_>, id: EnterpriseId, line: &Line) -> Result<bool, StoreError> {
    let now = Enterprise {
        id,
        name: line.name.clone(),
        initials: initials(&line.name),
        region: line.region.clone(),
        contact: line.contact.clone(),
        state: line.state,
    };
    if enterprise_record::get(sheet.c, id)?.as_ref() == Some(&now) {
        return Ok(false);
    }
    enterprise_record::put(sheet.c, &now)?;
    credit_codes::bind(sheet.c, line.credit_code.as_str(), id, sheet.now)?;
    Ok(true)
}

/// A place is known by its address. Where there is one place before and after, another address corrects it, and its
/// codes stay; else places that the file does not name stay as they are.
fn put_premises(sheet: &Sheet<'_>, id: EnterpriseId, group: &[&Line]) -> Result<bool, StoreError> {
    let known = premises::premises_of(sheet.c, id)?;
    let mut changed = false;
    for line in group {
        let same = known.iter().find(|place| place.address == line.address);
        let only = match (known.as_slice(), group) {
            ([place], [_]) => Some(place),
            _ => None,
        };
        let before = same.or(only);
        let place = Premises {
            id: before.map_or_else(|| sheet.state.clock.new_id(), |place| place.id),
            enterprise: id,
            region: line.premises_region.clone(),
            address: line.address.clone(),
            since: before.map_or(sheet.now, |place| place.since),
            until: None,
        };
        if before != Some(&place) {
            premises::put(sheet.c, &place)?;
            changed = true;
        }
        if let Some(code) = &line.foreign {
            changed |= door_codes::bind_text(sheet.c, code, place.id, sheet.now)?;
        }
    }
    Ok(changed)
}
