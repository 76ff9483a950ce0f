//! Counts days and hours in Zhuzhou, eight hours ahead of UTC.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime};
use ruqi_rules::Instant;

use crate::demo::dice::Dice;

const OFFSET_MS: i64 = 8 * Instant::HOUR;
pub const MINUTE: i64 = Instant::MINUTE;
pub const HOUR: i64 = Instant::HOUR;
pub const DAY: i64 = Instant::DAY;

/// The civil date of an instant.
pub fn date(at: Instant) -> NaiveDate {
    DateTime::from_timestamp_millis((at + OFFSET_MS).millis())
        .map_or(NaiveDate::MIN, |t| t.date_naive())
}

/// An instant on that day, so many minutes after midnight.
pub fn at(date: NaiveDate, minutes: i64) -> Instant {
    let midnight = date.and_time(NaiveTime::MIN).and_utc();
    Instant::from_millis(midnight.timestamp_millis()) - OFFSET_MS + minutes * MINUTE
}

/// Whether Zhuzhou's document keeps that day quiet: Monday to Wednesday.
pub fn is_quiet(date: NaiveDate) -> bool {
    date.weekday().num_days_from_monday() < 3
}

/// A working day of the span, quiet or not; none where there is none.
pub fn working_day(
    dice: &mut Dice,
    first: NaiveDate,
    last: NaiveDate,
    quiet: bool,
) -> Option<NaiveDate> {
    let days: Vec<NaiveDate> = first
        .iter_days()
        .take_while(|day| *day <= last)
        .filter(|day| day.weekday().num_days_from_monday() < 5 && is_quiet(*day) == quiet)
        .collect();
    (!days.is_empty()).then(|| dice.pick(&days))
}

/// Office hours of a day: a quarter to nine to half past four.
pub fn office_hour(dice: &mut Dice, date: NaiveDate) -> Instant {
    at(date, dice.between(525, 990))
}

pub fn minus_days(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days)).unwrap_or(date)
}

pub fn plus_days(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(date)
}

pub fn first_of_year(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MIN)
}
