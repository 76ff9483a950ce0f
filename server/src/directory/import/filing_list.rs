//! Filings: announced before the visit. One that is there already, the same in all but its time, is passed over, but for
//! the approval that it may bring.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use ruqi_rules::Instant;

use crate::directory::import::imported::Imported;
use crate::directory::import::list_columns::filing as column;
use crate::directory::import::sheet::Sheet;
use crate::directory::import::{import_row, references};
use crate::directory::publish;
use crate::registration::SettlingReason;
use crate::store::StoreError;
use crate::store::directory::filing::Filing;
use crate::store::directory::{filing, organ_tree};
use crate::store::ids::EnterpriseId;

struct Line {
    organ: String,
    enterprise: Option<String>,
    matters: Vec<String>,
    from: NaiveDate,
    to: NaiveDate,
    filed_at: Option<i64>,
    published: bool,
    approved_at: Option<i64>,
}

pub(super) fn import(sheet: &mut Sheet<'_>) -> Result<Imported, StoreError> {
    let now = sheet.now;
    let lines = sheet.each(|row, known, wrong| {
        let before = wrong.count();
        let organ = row.parse(column::ORGAN, wrong, |text| known.organ(text));
        let matters = row.parse(column::MATTERS, wrong, |text| known.matters(text));
        let from = row.parse(column::FROM, wrong, import_row::date);
        let to = row.parse(column::TO, wrong, import_row::date);
        let filed_at = row.parse(column::FILED_AT, wrong, |text| import_row::past(text, now));
        let published = row.parse(column::PUBLISHED, wrong, yes);
        let approved_at = row.parse(column::APPROVED_AT, wrong, |text| {
            import_row::past(text, now)
        });
        if matches!((from, to), (Some(from), Some(to)) if to < from) {
            row.wrong(column::TO, wrong, "早于起始日期 · is before the first day");
        }
        if wrong.count() > before {
            return None;
        }
        Some(Line {
            organ: organ?,
            enterprise: row.text(column::ENTERPRISE).map(str::to_owned),
            matters: matters?,
            from: from?,
            to: to?,
            filed_at,
            published: published.unwrap_or(false),
            approved_at,
        })
    });
    let mut filings = Vec::new();
    for (row, line) in &lines {
        match references::enterprise(sheet.c, line.enterprise.as_deref())? {
            Ok(enterprise) => filings.push((line, filing(sheet, line, enterprise)?)),
            Err(why) => sheet.wrong.add(*row, Some(column::ENTERPRISE), why),
        }
    }
    store(sheet, filings)
}

fn yes(text: &str) -> Result<bool, String> {
    match text {
        "是" | "yes" | "true" | "1" => Ok(true),
        "否" | "no" | "false" | "0" => Ok(false),
        _ => Err(format!("“{text}”应为是或否 · “{text}” must be yes or no")),
    }
}

fn filing(
    sheet: &Sheet<'_>,
    line: &Line,
    enterprise: Option<EnterpriseId>,
) -> Result<Filing, StoreError> {
    Ok(Filing {
        id: sheet.state.clock.new_id(),
        organ: organ_tree::legal_at(sheet.c, &line.organ, sheet.now)?,
        enterprise,
        matters: line.matters.clone(),
        first_day: line.from.to_string(),
        last_day: line.to.to_string(),
        filed_at: line.filed_at.unwrap_or(sheet.now),
        published: line.published,
        approved_at: line.approved_at,
    })
}

fn store(sheet: &Sheet<'_>, filings: Vec<(&Line, Filing)>) -> Result<Imported, StoreError> {
    let mut imported = Imported {
        rows: filings.len(),
        ..Imported::default()
    };
    if !sheet.wrong.is_empty() {
        return Ok(imported);
    }
    let mut spans: BTreeMap<String, (NaiveDate, NaiveDate)> = BTreeMap::new();
    for (n, (line, new)) in filings.into_iter().enumerate() {
        sheet.tell(n + 1);
        let known = filing::alike(sheet.c, &new)?;
        let new = match (known, new.approved_at) {
            (None, _) => {
                filing::insert(sheet.c, &new)?;
                imported.added += 1;
                if line.filed_at.is_some() {
                    sheet.audit_stated("filing", &new.id.to_string(), new.filed_at)?;
                }
                new
            }
            (Some(known), Some(at)) if known.approved_at != Some(at) => {
                filing::approve(sheet.c, known.id, at)?;
                imported.changed += 1;
                known
            }
            (Some(_), _) => continue,
        };
        if let Some(at) = line.approved_at {
            sheet.audit_stated("approval", &new.id.to_string(), at)?;
        }
        publish::filing(sheet.c, &new)?;
        let span = spans.entry(new.organ).or_insert((line.from, line.to));
        *span = (span.0.min(line.from), span.1.max(line.to));
    }
    for (organ, (first, last)) in spans {
        sheet.rejudge(
            &organ,
            (around(first, -1), around(last, 2)),
            SettlingReason::Filing,
        )?;
    }
    Ok(imported)
}

/// Midnight UTC so many days from that day: a day's visits lie within, whatever the pack's civil time.
fn around(day: NaiveDate, days: i64) -> i64 {
    day.and_time(NaiveTime::MIN).and_utc().timestamp_millis() + days * Instant::DAY
}
