//! Dates and times in cells, in Beijing time: a year has four digits and is not far from now, unless that is meant.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use ruqi_rules::Instant;

use crate::directory::import::cells::cell::Cell;
use crate::directory::import::cells::cell_problem::CellProblem;
use crate::directory::import::cells::cell_text::quoted;
use crate::directory::import::cells::date_text::{self, Unread};
use crate::directory::import::cells::import_row::CellContext;

/// China has one civil time, eight hours ahead of UTC.
const BEIJING_SECONDS: i32 = 8 * 3600;
/// Plans, filings and certificates lie within; a slip of the year mostly does not.
const FAR_YEARS: i32 = 10;
/// Serial numbers of the years 1982 to 2064, which a date that lost its format shows.
const SERIALS: std::ops::Range<f64> = 30_000.0..60_000.0;

/// A civil date; the time beside it is passed over.
pub fn day(cell: &Cell, at: &CellContext<'_>) -> Result<NaiveDate, CellProblem> {
    near(moment(cell, CellProblem::NoDate)?.date(), at)
}

/// A point in time, not later than now: nothing was received in the future.
pub fn past(cell: &Cell, at: &CellContext<'_>) -> Result<Instant, CellProblem> {
    let local = moment(cell, CellProblem::NoTime)?;
    near(local.date(), at)?;
    let instant = beijing().and_then(|zone| zone.from_local_datetime(&local).single());
    let instant = instant.ok_or_else(|| CellProblem::NoTime(local.to_string()))?;
    let instant = Instant::from_millis(instant.timestamp_millis());
    if instant > at.now {
        return Err(CellProblem::Future(local.to_string()));
    }
    Ok(instant)
}

/// A year, with or without 年.
pub fn year(cell: &Cell, at: &CellContext<'_>) -> Result<i32, CellProblem> {
    let text = match cell {
        Cell::Number { value, .. } => value.to_string(),
        Cell::Text(_) | Cell::LongText | Cell::Moment { .. } | Cell::Truth(_) | Cell::Error(_) => {
            cell.word()?
        }
    };
    let digits = text.strip_suffix('年').unwrap_or(&text).trim();
    let year = digits.parse().ok().filter(|_| digits.len() == 4);
    let year = year.ok_or_else(|| {
        CellProblem::Other(format!(
            "“{text}”不是年度，应如 2026 · “{text}” is no year, as 2026"
        ))
    })?;
    near_year(year, at).map(|()| year)
}

/// The day in China at that instant.
pub fn civil_date(at: Instant) -> Option<NaiveDate> {
    let instant = DateTime::from_timestamp_millis(at.millis())?;
    Some(instant.with_timezone(&beijing()?).date_naive())
}

fn beijing() -> Option<FixedOffset> {
    FixedOffset::east_opt(BEIJING_SECONDS)
}

fn near(date: NaiveDate, at: &CellContext<'_>) -> Result<NaiveDate, CellProblem> {
    near_year(date.year(), at).map(|()| date)
}

fn near_year(year: i32, at: &CellContext<'_>) -> Result<(), CellProblem> {
    let now = civil_date(at.now).map(|today| today.year());
    let is_near = now.is_none_or(|now| year.abs_diff(now) <= FAR_YEARS.unsigned_abs());
    if is_near || (at.far_years && (1900..=9000).contains(&year)) {
        Ok(())
    } else {
        Err(CellProblem::FarYear(year))
    }
}

fn moment(cell: &Cell, wrong: fn(String) -> CellProblem) -> Result<NaiveDateTime, CellProblem> {
    match cell {
        // Before 1901 it is a time of day or a span.
        Cell::Moment { at, shown } => at
            .filter(|at| at.year() > 1900)
            .ok_or_else(|| wrong(quoted(shown))),
        Cell::Number { value, .. } if SERIALS.contains(value) => Err(serial(*value)),
        Cell::Number { value, .. } => written(&value.to_string(), wrong),
        Cell::Text(_) | Cell::LongText | Cell::Truth(_) | Cell::Error(_) => {
            written(&cell.typed()?, wrong)
        }
    }
}

fn written(text: &str, wrong: fn(String) -> CellProblem) -> Result<NaiveDateTime, CellProblem> {
    if let (Ok(instant), Some(zone)) = (DateTime::parse_from_rfc3339(text), beijing()) {
        return Ok(instant.with_timezone(&zone).naive_local());
    }
    match date_text::read(text) {
        Ok((date, time)) => Ok(date.and_time(time.unwrap_or(NaiveTime::MIN))),
        Err(Unread::ShortYear) => Err(CellProblem::ShortYear(quoted(text))),
        Err(Unread::NoDate) => Err(wrong(quoted(text))),
    }
}

fn serial(value: f64) -> CellProblem {
    #[expect(clippy::cast_possible_truncation, reason = "it lies within SERIALS")]
    let serial = value as i64;
    // Counted from the day before 1900-01-01, and the 29th of February 1900, which never was.
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)
        .and_then(|first| first.checked_add_signed(chrono::TimeDelta::days(serial)))
        .map_or_else(String::new, |day| day.to_string());
    CellProblem::SerialDate { serial, day }
}
