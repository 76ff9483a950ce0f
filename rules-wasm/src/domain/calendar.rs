//! Instants and civil dates. The zone is the pack's, an offset in minutes, whatever a machine is set to.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate};
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};

pub(crate) const MS_A_MINUTE: i64 = 60_000;
pub(crate) const MS_AN_HOUR: i64 = 60 * MS_A_MINUTE;
const MS_A_DAY: i64 = 24 * MS_AN_HOUR;

/// Days from 0001-01-01 (chrono's day 1) to 1970-01-01.
const EPOCH_FROM_CE: i32 = 719_163;

/// Why a text is no instant or date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// Not the form of RFC 3339.
    #[error("is not an RFC 3339 instant with an offset, as 2026-03-05T09:30:00+08:00")]
    NotAnInstant,
    /// More than milliseconds.
    #[error("has more than three fractional digits")]
    TooFine,
    /// A second 60.
    #[error("has a leap second")]
    LeapSecond,
    /// Not YYYY-MM-DD.
    #[error("is not a date, as 2026-03-05")]
    NotADate,
    /// 30 February and the like.
    #[error("is a day that does not exist")]
    NoSuchDay,
    /// 25 o'clock and the like.
    #[error("is a time of day or an offset that does not exist")]
    NoSuchTime,
    /// Outside of 0001–9000.
    #[error("has a year outside 0001–9000")]
    YearOutOfRange,
}

/// A point in time, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// The earliest that can be written: an instant from elsewhere is held within what text can say.
    const MIN: i64 = -62_135_683_200_000;
    /// 9001-01-02T00:00:00Z.
    const MAX: i64 = 221_876_150_400_000;

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

    /// Reads RFC 3339, strictly: a full date and time, at most three fractional digits, no leap second, an offset.
    ///
    /// # Errors
    /// Says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, CalendarError> {
        let bytes = text.as_bytes();
        let (Some(date), Some(clock), Some(b'T' | b't')) =
            (bytes.get(..10), bytes.get(11..19), bytes.get(10))
        else {
            return Err(CalendarError::NotAnInstant);
        };
        let date = parse_date(date).map_err(|e| match e {
            CalendarError::NotADate => CalendarError::NotAnInstant,
            other => other,
        })?;
        let time = parse_clock(clock)?;
        let (millis, zone) = parse_fraction(&bytes[19..])?;
        let offset = parse_zone(zone)?;
        Ok(Self(i64::from(date.0) * MS_A_DAY + time + millis - offset))
    }

    pub(crate) fn later_by_days(self, days: i32) -> Self {
        Self(self.0 + i64::from(days) * MS_A_DAY)
    }

    /// The civil date in a zone so many minutes ahead of UTC.
    pub(crate) fn date(self, offset_minutes: i32) -> Date {
        let local = self.0 + i64::from(offset_minutes) * MS_A_MINUTE;
        // An instant is within ±9001 years, so its day number fits.
        Date(i32::try_from(local.div_euclid(MS_A_DAY)).unwrap_or(0))
    }

    /// `2026-03-05 09:30` in a zone so many minutes ahead of UTC.
    pub(crate) fn local(self, offset_minutes: i32) -> String {
        let local = self.0 + i64::from(offset_minutes) * MS_A_MINUTE;
        let minutes = local.rem_euclid(MS_A_DAY) / MS_A_MINUTE;
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
        let ms = self.0.rem_euclid(MS_A_DAY);
        let (h, m, s) = (ms / MS_AN_HOUR, ms / MS_A_MINUTE % 60, ms / 1000 % 60);
        write!(f, "{}T{h:02}:{m:02}:{s:02}.{:03}Z", self.date(0), ms % 1000)
    }
}

/// A civil date, in days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// Reads YYYY-MM-DD.
    ///
    /// # Errors
    /// Says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, CalendarError> {
        parse_date(text.as_bytes())
    }

    /// From days since 1970-01-01.
    #[must_use]
    pub fn from_days(days: i32) -> Self {
        Self(days.clamp(-4_000_000, 4_000_000))
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

fn digits(bytes: &[u8]) -> Option<u32> {
    bytes.iter().try_fold(0, |sum, byte| {
        byte.is_ascii_digit()
            .then(|| sum * 10 + u32::from(byte - b'0'))
    })
}

fn parse_date(bytes: &[u8]) -> Result<Date, CalendarError> {
    let &[_, _, _, _, b'-', _, _, b'-', _, _] = bytes else {
        return Err(CalendarError::NotADate);
    };
    let (Some(year), Some(month), Some(day)) = (
        digits(&bytes[..4]),
        digits(&bytes[5..7]),
        digits(&bytes[8..]),
    ) else {
        return Err(CalendarError::NotADate);
    };
    if !(1..=9000).contains(&year) {
        return Err(CalendarError::YearOutOfRange);
    }
    NaiveDate::from_ymd_opt(year.cast_signed(), month, day)
        .map(Date::of)
        .ok_or(CalendarError::NoSuchDay)
}

/// `09:30:00` to milliseconds.
fn parse_clock(bytes: &[u8]) -> Result<i64, CalendarError> {
    let &[_, _, b':', _, _, b':', _, _] = bytes else {
        return Err(CalendarError::NotAnInstant);
    };
    let (Some(hour), Some(minute), Some(second)) = (
        digits(&bytes[..2]),
        digits(&bytes[3..5]),
        digits(&bytes[6..]),
    ) else {
        return Err(CalendarError::NotAnInstant);
    };
    match (hour, minute, second) {
        (..=23, ..=59, ..=59) => Ok(i64::from((hour * 60 + minute) * 60 + second) * 1000),
        (..=23, ..=59, 60) => Err(CalendarError::LeapSecond),
        _ => Err(CalendarError::NoSuchTime),
    }
}

/// What follows the seconds: milliseconds, and the rest.
fn parse_fraction(bytes: &[u8]) -> Result<(i64, &[u8]), CalendarError> {
    let Some(rest) = bytes.strip_prefix(b".") else {
        return Ok((0, bytes));
    };
    let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let scale = match count {
        0 => return Err(CalendarError::NotAnInstant),
        1 => 100,
        2 => 10,
        3 => 1,
        _ => return Err(CalendarError::TooFine),
    };
    let value = digits(&rest[..count]).unwrap_or(0);
    Ok((i64::from(value * scale), &rest[count..]))
}

/// `Z` or `+08:00`, to milliseconds ahead of UTC.
fn parse_zone(bytes: &[u8]) -> Result<i64, CalendarError> {
    let (sign, hour, minute) = match bytes {
        b"Z" | b"z" => return Ok(0),
        &[sign @ (b'+' | b'-'), _, _, b':', _, _] => {
            (sign, digits(&bytes[1..3]), digits(&bytes[4..]))
        }
        _ => return Err(CalendarError::NotAnInstant),
    };
    let (Some(hour), Some(minute)) = (hour, minute) else {
        return Err(CalendarError::NotAnInstant);
    };
    if hour > 23 || minute > 59 {
        return Err(CalendarError::NoSuchTime);
    }
    let ahead = i64::from(hour * 60 + minute) * MS_A_MINUTE;
    Ok(if sign == b'-' { -ahead } else { ahead })
}

/// Text to and from JSON, for both types.
macro_rules! as_text {
    ($type:ident, $expecting:literal) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Text;
                impl Visitor<'_> for Text {
                    type Value = $type;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expecting)
                    }
                    fn visit_str<E: Error>(self, text: &str) -> Result<$type, E> {
                        $type::parse(text).map_err(E::custom)
                    }
                }
                deserializer.deserialize_str(Text)
            }
        }
    };
}
as_text!(Instant, "an RFC 3339 instant");
as_text!(Date, "a date as YYYY-MM-DD");
