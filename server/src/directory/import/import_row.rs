//! Cells read into types: what cannot be is named by row and column.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeZone};

use crate::directory::import::list_columns::Column;
use crate::directory::import::mistake::Mistakes;
use crate::directory::import::table::Table;

/// China has one civil time, eight hours ahead of UTC.
const BEIJING_SECONDS: i32 = 8 * 3600;

/// Where each column stands in the file.
pub struct ColumnPositions(HashMap<&'static str, usize>);

impl ColumnPositions {
    /// Finds the columns by either name; those that are needed and not there are named. Others are passed over.
    pub fn find(table: &Table, columns: &'static [Column]) -> Result<Self, Vec<Column>> {
        let mut places = HashMap::new();
        let mut missing = Vec::new();
        for column in columns {
            let found = table.header.iter().position(|name| {
                name.trim_start_matches('\u{feff}') == column.zh
                    || name.eq_ignore_ascii_case(column.key)
            });
            match found {
                Some(place) => drop(places.insert(column.key, place)),
                None if column.needed => missing.push(*column),
                None => (),
            }
        }
        if missing.is_empty() {
            Ok(Self(places))
        } else {
            Err(missing)
        }
    }
}

/// A row of the file.
pub struct ImportRow<'a> {
    /// As a spreadsheet shows it.
    pub number: usize,
    pub cells: &'a [String],
    pub places: &'a ColumnPositions,
}

impl<'a> ImportRow<'a> {
    /// The cell, or none where it is empty.
    pub fn text(&self, column: Column) -> Option<&'a str> {
        let cell = self.cells.get(*self.places.0.get(column.key)?)?;
        (!cell.is_empty()).then_some(cell.as_str())
    }

    /// The cell; an empty one is named.
    pub fn required(&self, column: Column, wrong: &mut Mistakes) -> Option<&'a str> {
        let text = self.text(column);
        if text.is_none() {
            wrong.add(self.number, Some(column), "不能为空 · must not be empty");
        }
        text
    }

    /// The cell as `parse` understands it, or none where it is empty or wrong; a wrong one is named.
    pub fn parse<T, E: ToString>(
        &self,
        column: Column,
        wrong: &mut Mistakes,
        parse: impl FnOnce(&'a str) -> Result<T, E>,
    ) -> Option<T> {
        let text = if column.needed {
            self.required(column, wrong)?
        } else {
            self.text(column)?
        };
        parse(text)
            .map_err(|why| wrong.add(self.number, Some(column), why.to_string()))
            .ok()
    }

    /// Names the row, or a cell of it.
    pub fn wrong(&self, column: Column, wrong: &mut Mistakes, why: impl Into<String>) {
        wrong.add(self.number, Some(column), why);
    }
}

/// A civil date, written `2026-03-05`, `2026/3/5` or `2026年3月5日`.
pub fn date(text: &str) -> Result<NaiveDate, String> {
    let plain = text.replace(['/', '年', '月'], "-").replace('日', "");
    NaiveDate::parse_from_str(&plain, "%Y-%m-%d")
        .ok()
        .filter(|date| (1..=9000).contains(&chrono::Datelike::year(date)))
        .ok_or_else(|| {
            format!("“{text}”不是日期，应如 2026-03-05 · “{text}” is no date, as 2026-03-05")
        })
}

/// The day in China at that instant (milliseconds).
pub fn civil_date(at: i64) -> Option<NaiveDate> {
    let zone = FixedOffset::east_opt(BEIJING_SECONDS)?;
    Some(
        DateTime::from_timestamp_millis(at)?
            .with_timezone(&zone)
            .date_naive(),
    )
}

/// A point in time in milliseconds: RFC 3339, or Beijing time as `2026-03-05 09:30`.
pub fn instant(text: &str) -> Result<i64, String> {
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Ok(instant.timestamp_millis());
    }
    let plain = text.replace('/', "-");
    let local = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(&plain, form).ok())
        .or_else(|| date(text).ok()?.and_hms_opt(0, 0, 0));
    local
        .and_then(|local| {
            FixedOffset::east_opt(BEIJING_SECONDS)?
                .from_local_datetime(&local)
                .single()
        })
        .map(|instant| instant.timestamp_millis())
        .ok_or_else(|| {
            format!(
                "“{text}”不是时间，应如 2026-03-05 09:30 · “{text}” is no time, as 2026-03-05 09:30"
            )
        })
}

/// A list in a cell, its items parted by commas, semicolons, enumeration commas or spaces.
pub fn list(text: &str) -> Vec<String> {
    text.split([',', '，', ';', '；', '、', ' ', '\n'])
        .filter(|item| !item.is_empty())
        .map(str::to_owned)
        .collect()
}

/// As [`instant`], and not later than `now`: nothing was received in the future.
pub fn past(text: &str, now: i64) -> Result<i64, String> {
    let instant = instant(text)?;
    if instant > now {
        return Err(format!("“{text}”晚于现在 · “{text}” is in the future"));
    }
    Ok(instant)
}
