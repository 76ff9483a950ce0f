//! Annual plans: the rows of an organ and a year are the next version of its plan, in force from its submission on.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::directory::import::imported::Imported;
use crate::directory::import::list_columns::plan as column;
use crate::directory::import::sheet::Sheet;
use crate::directory::import::{import_row, references};
use crate::directory::publish;
use crate::registration::SettlingReason;
use crate::store::StoreError;
use crate::store::directory::plans::PlanItem;
use crate::store::directory::{organ_tree, plans};
use crate::store::ids::EnterpriseId;

struct Line {
    organ: String,
    year: i32,
    enterprise: Option<String>,
    matters: Vec<String>,
    from: NaiveDate,
    to: NaiveDate,
    submitted_at: Option<i64>,
}

struct Item<'l> {
    line: &'l Line,
    enterprise: Option<EnterpriseId>,
}

pub(super) fn import(sheet: &mut Sheet<'_>) -> Result<Imported, StoreError> {
    let now = sheet.now;
    let lines = sheet.each(|row, known, wrong| {
        let before = wrong.count();
        let organ = row.parse(column::ORGAN, wrong, |text| known.organ(text));
        let year = row.parse(column::YEAR, wrong, year);
        let matters = row.parse(column::MATTERS, wrong, |text| known.matters(text));
        let from = row.parse(column::FROM, wrong, import_row::date);
        let to = row.parse(column::TO, wrong, import_row::date);
        let submitted_at = row.parse(column::SUBMITTED_AT, wrong, |text| {
            import_row::past(text, now)
        });
        if let (Some(year), Some(from), Some(to)) = (year, from, to) {
            if to < from {
                row.wrong(column::TO, wrong, "早于起始日期 · is before the first day");
            } else if from.year() != year || to.year() != year {
                row.wrong(
                    column::FROM,
                    wrong,
                    "不在该年度内 · is outside of the plan's year",
                );
            }
        }
        if wrong.count() > before {
            return None;
        }
        Some(Line {
            organ: organ?,
            year: year?,
            enterprise: row.text(column::ENTERPRISE).map(str::to_owned),
            matters: matters?,
            from: from?,
            to: to?,
            submitted_at,
        })
    });
    let plans = by_plan(sheet, &lines)?;
    store(sheet, plans)
}

fn year(text: &str) -> Result<i32, String> {
    text.trim_end_matches('年')
        .parse()
        .ok()
        .filter(|year| (2000..=2100).contains(year))
        .ok_or_else(|| format!("“{text}”不是年度，应如 2026 · “{text}” is no year, as 2026"))
}

type Plans<'l> = BTreeMap<(String, i32), Vec<Item<'l>>>;

/// The items of each plan, under its legal organ. Two submissions of one plan in a file contradict each other.
fn by_plan<'l>(sheet: &mut Sheet<'_>, lines: &'l [(usize, Line)]) -> Result<Plans<'l>, StoreError> {
    let mut plans = Plans::new();
    for (row, line) in lines {
        let organ = organ_tree::legal_at(sheet.c, &line.organ, sheet.now)?;
        let items = plans.entry((organ, line.year)).or_default();
        if items
            .first()
            .is_some_and(|first| first.line.submitted_at != line.submitted_at)
        {
            let why = "同一计划的提交时间应相同 · one plan has one time of submission";
            sheet.wrong.add(*row, Some(column::SUBMITTED_AT), why);
        }
        match references::enterprise(sheet.c, line.enterprise.as_deref())? {
            Ok(enterprise) => items.push(Item { line, enterprise }),
            Err(why) => sheet.wrong.add(*row, Some(column::ENTERPRISE), why),
        }
    }
    Ok(plans)
}

fn store(sheet: &Sheet<'_>, plans: Plans<'_>) -> Result<Imported, StoreError> {
    let mut imported = Imported::default();
    if !sheet.wrong.is_empty() {
        return Ok(imported);
    }
    for ((organ, year), items) in plans {
        let stated = items.first().and_then(|item| item.line.submitted_at);
        let submitted_at = stated.unwrap_or(sheet.now);
        let before = publish::plan_items(sheet.c, &organ, sheet.now)?;
        let plan = plans::insert(
            sheet.c,
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
            plans::insert_item(sheet.c, plan.id, &item)?;
            imported.rows += 1;
            sheet.tell(imported.rows);
        }
        imported.added += 1;
        if let Some(stated) = stated {
            sheet.audit_stated("plan", &organ, stated)?;
        }
        publish::plan(sheet.c, &organ, &before, sheet.now)?;
        // It holds from its submission on: what was before is judged by the plan that was.
        sheet.rejudge(&organ, (submitted_at, i64::MAX), SettlingReason::Plan)?;
    }
    Ok(imported)
}
