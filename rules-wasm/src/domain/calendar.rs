//! Instants and civil dates. The zone is the pack's, an offset in minutes, whatever a machine is set to.

mod arithmetic;
mod serde_impls;
mod text;

use std::fmt;

use chrono::{Datelike, Months, NaiveDate};

pub use text::CalendarError;

/// Days from 0001-01-01 (chrono's day 1) to 1970-01-01.
const EPOCH_FROM_CE: i32 = 719_163;

/// A point in time, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// A minute, in milliseconds.
    pub const MINUTE: i64 = 60_000;
    /// An hour, in milliseconds.
    pub const HOUR: i64 = 60 * Self::MINUTE;
    /// A day, in milliseconds: civil time here has no other days, whatever the zone.
    pub const DAY: i64 = 24 * Self::HOUR;

    /// The earliest that can be written: an instant from elsewhere is held within what text can say.
    const MIN: i64 = -62_135_683_200_000;
    /// 9001-01-02T00:00:00Z.
    const MAX: i64 = 221_876_150_400_000;

    /// 1970-01-01T00:00:00Z; where it says since when something holds: from ever.
    pub const EPOCH: Self = Self(0);
    /// Before every other.
    pub const FIRST: Self = Self(Self::MIN);
    /// After every other.
    pub const LAST: Self = Self(Self::MAX);
    /// Later than any that can be: what happens at the last one is earlier.
    pub(crate) const NEVER: Self = Self(Self::MAX + 1);

    /// From milliseconds since 1970, clamped to the years that an instant can have.
    #[must_use]
    pub fn from_millis(millis: i64) -> Self {
        Self(millis.clamp(Self::MIN, Self::MAX))
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub fn millis(self) -> i64 {
        self.0
    }

    pub(crate) fn later_by_days(self, days: i32) -> Self {
        Self(self.0 + i64::from(days) * Self::DAY)
    }

    /// Days since 1970-01-01 in UTC: within a day of any civil date.
    #[must_use]
    pub fn utc_day(self) -> i32 {
        self.date(0).days()
    }

    /// The civil date in a zone so many minutes ahead of UTC.
    pub(crate) fn date(self, offset_minutes: i32) -> Date {
        let local = self.0 + i64::from(offset_minutes) * Self::MINUTE;
        // An instant is within ±9001 years, so its day number fits.
        Date(i32::try_from(local.div_euclid(Self::DAY)).unwrap_or(0))
    }

    /// `2026-03-05 09:30` in a zone so many minutes ahead of UTC.
    pub(crate) fn local(self, offset_minutes: i32) -> String {
        let local = self.0 + i64::from(offset_minutes) * Self::MINUTE;
        let minutes = local.rem_euclid(Self::DAY) / Self::MINUTE;
        format!(
            "{} {:02}:{:02}",
            self.date(offset_minutes),
            minutes / 60,
            minutes % 60
        )
    }
}

/// `2026-03-05T01:30:00.000Z`
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = self.0.rem_euclid(Self::DAY);
        let (h, m, s) = (ms / Self::HOUR, ms / Self::MINUTE % 60, ms / 1000 % 60);
        write!(f, "{}T{h:02}:{m:02}:{s:02}.{:03}Z", self.date(0), ms % 1000)
    }
}

/// A civil date, in days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// Later than any that can be written.
    pub(crate) const LAST: Self = Self(4_000_000);

    /// From days since 1970-01-01.
    #[must_use]
    pub fn from_days(days: i32) -> Self {
        Self(days.clamp(-4_000_000, Self::LAST.0))
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub fn days(self) -> i32 {
        self.0
    }

    pub(crate) fn plus(self, days: i32) -> Self {
        Self(self.0 + days)
    }

    /// 0 is Monday.
    pub(crate) fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        (self.0 + 3).rem_euclid(7) as u8
    }

    pub(crate) fn day_of_month(self) -> u8 {
        self.civil().day() as u8
    }

    pub(crate) fn first_of_year(self) -> Self {
        Self(self.0 - self.civil().ordinal0().cast_signed())
    }

    pub(crate) fn first_of_next_year(self) -> Self {
        let civil = self.civil();
        let days = if civil.leap_year() { 366 } else { 365 };
        Self(self.0 - civil.ordinal0().cast_signed() + days)
    }

    /// So many months before; the 31st becomes the last day of a shorter month.
    pub(crate) fn minus_months(self, months: u32) -> Self {
        self.civil()
            .checked_sub_months(Months::new(months))
            .map_or(self, Self::of)
    }

    /// The first date whose [`minus_months`](Self::minus_months) is this date or later.
    pub(crate) fn out_of_reach_of_months(self, months: u32) -> Self {
        let same_day = self
            .civil()
            .checked_add_months(Months::new(months))
            .map_or(self, Self::of);
        // Where the later month is too short, its last day still looks back before this date; the next day does not.
        if same_day.minus_months(months) >= self {
            same_day
        } else {
            same_day.plus(1)
        }
    }

    fn civil(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0 + EPOCH_FROM_CE).unwrap_or(NaiveDate::MIN)
    }

    fn of(civil: NaiveDate) -> Self {
        Self(civil.num_days_from_ce() - EPOCH_FROM_CE)
    }
}

/// YYYY-MM-DD
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let civil = self.civil();
        write!(
            f,
            "{:04}-{:02}-{:02}",
            civil.year(),
            civil.month(),
            civil.day()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Instant};

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn the_31st_less_a_month_is_the_last_day_of_that_month() {
        assert_eq!(date("2026-03-31").minus_months(1), date("2026-02-28"));
        assert_eq!(date("2028-03-31").minus_months(1), date("2028-02-29"));
        assert_eq!(date("2026-01-30").minus_months(1), date("2025-12-30"));
    }

    #[test]
    fn a_date_is_out_of_reach_from_the_first_that_does_not_look_back_before_it() {
        for earlier in ["2026-01-31", "2026-02-28", "2024-02-29", "2026-08-30"] {
            let earlier = date(earlier);
            let first = earlier.out_of_reach_of_months(6);
            assert!(first.minus_months(6) >= earlier);
            assert!(first.plus(-1).minus_months(6) < earlier);
        }
    }

    #[test]
    fn years_and_weeks_begin_where_they_do() {
        let leap_day = date("2028-02-29");
        assert_eq!(leap_day.first_of_year(), date("2028-01-01"));
        assert_eq!(leap_day.first_of_next_year(), date("2029-01-01"));
        assert_eq!((leap_day.weekday(), leap_day.day_of_month()), (1, 29));
    }

    #[test]
    fn the_civil_date_is_that_of_the_zone_also_before_1970() {
        let instant = Instant::parse("1969-12-31T16:00:00Z").unwrap();
        assert_eq!(instant.date(480), date("1970-01-01"));
        assert_eq!(instant.date(479), date("1969-12-31"));
        assert_eq!(instant.local(480), "1970-01-01 00:00");
    }
}
