//! Annual plans: the rows of an organ and a year are the next version of its plan, in force from its submission on.

use ruqi_rules::Instant;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::directory::import::cells::civil_dates;
use crate::directory::import::cells::references;
use crate::directory::import::imported::Imported;
use crate::directory::import::lists::list_row::list_row;
use crate::directory::import::lists::sheet::Sheet;
use crate::directory::publish;
use crate::store::StoreError;
use crate::store::derived::settling_reason::SettlingReason;
use crate::store::directory::plans::PlanItem;
use crate::store::directory::{organ_tree, plans};
use crate::store::ids::EnterpriseId;

list_row! {
    PlanRow {
        organ: Needed String, "机关编号", |cell, at| at.references.organ(cell);
        year: Needed i32, "年度", civil_dates::year;
        enterprise: Optional String, "统一社会信用代码", |cell, _| cell.typed();
        matters: Needed Vec<String>, "检查事项编号", |cell, at| at.references.matters(cell);
        from: Needed NaiveDate, "起始日期", civil_dates::day;
        to: Needed NaiveDate, "截止日期", civil_dates::day;
        submitted_at: Optional Instant, "提交时间", civil_dates::past;
    }
}

struct Item<'l> {
    line: &'l PlanRow,
    enterprise: Option<EnterpriseId>,
}

pub fn import(sheet: &mut Sheet<'_>) -> Result<Imported, StoreError> {
    let lines = sheet.each(|row, at, mistakes| {
        let plan = PlanRow::read(row, at, mistakes)?;
        let (column, why) = if plan.to < plan.from {
            (COLUMN.to, "早于起始日期 · is before the first day")
        } else if plan.from.year() != plan.year || plan.to.year() != plan.year {
            (COLUMN.from, "不在该年度内 · is outside of the plan's year")
        } else {
            return Some(plan);
        };
        mistakes.add(row.number, Some(column), why);
        None
    });
    let plans = by_plan(sheet, &lines)?;
    store(sheet, plans)
}

type Plans<'l> = BTreeMap<(String, i32), Vec<Item<'l>>>;

/// The items of each plan, under its legal organ. Two submissions of one plan in a file contradict each other.
fn by_plan<'l>(
    sheet: &mut Sheet<'_>,
    lines: &'l [(usize, PlanRow)],
) -> Result<Plans<'l>, StoreError> {
    let mut plans = Plans::new();
    for (row, line) in lines {
        let organ = organ_tree::legal_at(sheet.tx, &line.organ, sheet.now)?;
        let items = plans.entry((organ, line.year)).or_default();
        if items
            .first()
            .is_some_and(|first| first.line.submitted_at != line.submitted_at)
        {
            let why = "同一计划的提交时间应相同 · one plan has one time of submission";
            sheet.mistakes.add(*row, Some(COLUMN.submitted_at), why);
        }
        match references::enterprise(sheet.tx, line.enterprise.as_deref())? {
            Ok(enterprise) => items.push(Item { line, enterprise }),
            Err(why) => sheet.mistakes.add(*row, Some(COLUMN.enterprise), why),
        }
    }
    Ok(plans)
}

fn store(sheet: &Sheet<'_>, plans: Plans<'_>) -> Result<Imported, StoreError> {
    let mut imported = Imported::default();
    if !sheet.mistakes.is_empty() {
        return Ok(imported);
    }
    for ((organ, year), items) in plans {
        let stated = items.first().and_then(|item| item.line.submitted_at);
        let submitted_at = stated.unwrap_or(sheet.now);
        let before = publish::plan_items(sheet.tx, &organ, sheet.now)?;
        let plan = plans::insert(
            sheet.tx,
            sheet.state.clock.new_id(),
            &organ,
            year,
            submitted_at,
        )?;
        for item in items {
            let Item { line, enterprise } = item;
            let item = PlanItem {
                id: sheet.state.clock.new_id(),
                organ: organ.clone(),
                enterprise,
                matters: line.matters.clone(),
                first_day: line.from.to_string(),
                last_day: line.to.to_string(),
            };
            plans::insert_item(sheet.tx, plan.id, &item)?;
            imported.rows += 1;
            sheet.tell(imported.rows);
        }
        imported.added += 1;
        if let Some(stated) = stated {
            sheet.audit_stated("plan", &organ, stated)?;
        }
        publish::plan(sheet.tx, &organ, &before, sheet.now)?;
        // It holds from its submission on: what was before is judged by the plan that was.
        sheet.rejudge(&organ, submitted_at..=Instant::LAST, SettlingReason::Plan)?;
    }
    Ok(imported)
}
