//! Filings: announced before the visit. One that is there already, the same in all but its time, is passed over, but for
//! the approval that it may bring.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use ruqi_rules::Instant;

use crate::directory::import::cells::civil_dates;
use crate::directory::import::cells::references;
use crate::directory::import::cells::yes_no::yes_or_no;
use crate::directory::import::imported::Imported;
use crate::directory::import::lists::list_row::list_row;
use crate::directory::import::lists::sheet::Sheet;
use crate::directory::publish;
use crate::store::StoreError;
use crate::store::derived::settling_reason::SettlingReason;
use crate::store::directory::filing::Filing;
use crate::store::directory::{filing, organ_tree};
use crate::store::ids::EnterpriseId;

list_row! {
    FilingRow {
        organ: Needed String, "机关编号", |cell, at| at.references.organ(cell);
        enterprise: Optional String, "统一社会信用代码", |cell, _| cell.typed();
        matters: Needed Vec<String>, "检查事项编号", |cell, at| at.references.matters(cell);
        from: Needed NaiveDate, "起始日期", civil_dates::day;
        to: Needed NaiveDate, "截止日期", civil_dates::day;
        filed_at: Optional Instant, "备案时间", civil_dates::past;
        published: Optional bool, "事先告知企业", |cell, _| yes_or_no(cell);
        approved_at: Optional Instant, "批准时间", civil_dates::past;
    }
}

pub fn import(sheet: &mut Sheet<'_>) -> Result<Imported, StoreError> {
    let lines = sheet.each(|row, at, mistakes| {
        let filing = FilingRow::read(row, at, mistakes)?;
        if filing.to < filing.from {
            let why = "早于起始日期 · is before the first day";
            mistakes.add(row.number, Some(COLUMN.to), why);
            return None;
        }
        Some(filing)
    });
    let mut filings = Vec::new();
    for (row, line) in &lines {
        match references::enterprise(sheet.tx, line.enterprise.as_deref())? {
            Ok(enterprise) => filings.push((line, filing(sheet, line, enterprise)?)),
            Err(why) => sheet.mistakes.add(*row, Some(COLUMN.enterprise), why),
        }
    }
    store(sheet, filings)
}

fn filing(
    sheet: &Sheet<'_>,
    line: &FilingRow,
    enterprise: Option<EnterpriseId>,
) -> Result<Filing, StoreError> {
    Ok(Filing {
        id: sheet.state.clock.new_id(),
        organ: organ_tree::legal_at(sheet.tx, &line.organ, sheet.now)?,
        enterprise,
        matters: line.matters.clone(),
        first_day: line.from.to_string(),
        last_day: line.to.to_string(),
        filed_at: line.filed_at.unwrap_or(sheet.now),
        published: line.published.unwrap_or(false),
        approved_at: line.approved_at,
    })
}

fn store(sheet: &Sheet<'_>, filings: Vec<(&FilingRow, Filing)>) -> Result<Imported, StoreError> {
    let mut imported = Imported {
        rows: filings.len(),
        ..Imported::default()
    };
    if !sheet.mistakes.is_empty() {
        return Ok(imported);
    }
    let mut spans: BTreeMap<String, (NaiveDate, NaiveDate)> = BTreeMap::new();
    for (n, (line, new)) in filings.into_iter().enumerate() {
        sheet.tell(n + 1);
        let known = filing::alike(sheet.tx, &new)?;
        let new = match (known, new.approved_at) {
            (None, _) => {
                filing::insert(sheet.tx, &new)?;
                imported.added += 1;
                if line.filed_at.is_some() {
                    sheet.audit_stated("filing", &new.id.to_string(), new.filed_at)?;
                }
                new
            }
            (Some(known), Some(at)) if known.approved_at != Some(at) => {
                filing::approve(sheet.tx, known.id, at)?;
                imported.changed += 1;
                known
            }
            (Some(_), _) => continue,
        };
        if let Some(at) = line.approved_at {
            sheet.audit_stated("approval", &new.id.to_string(), at)?;
        }
        publish::filing(sheet.tx, &new)?;
        let span = spans.entry(new.organ).or_insert((line.from, line.to));
        *span = (span.0.min(line.from), span.1.max(line.to));
    }
    for (organ, (first, last)) in spans {
        sheet.rejudge(
            &organ,
            around(first, -1)..=around(last, 2),
            SettlingReason::Filing,
        )?;
    }
    Ok(imported)
}

/// Midnight UTC so many days from that day: a day's visits lie within, whatever the pack's civil time.
fn around(day: NaiveDate, days: i64) -> Instant {
    let midnight = day.and_time(NaiveTime::MIN).and_utc();
    Instant::from_millis(midnight.timestamp_millis()) + days * Instant::DAY
}
