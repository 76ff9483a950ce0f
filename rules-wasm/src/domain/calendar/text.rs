//! RFC 3339, read strictly.

use chrono::NaiveDate;

use super::{Date, Instant};

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

impl Instant {
    /// Reads RFC 3339, strictly: a full date and time, at most three fractional digits, no leap second, an offset.
    ///
    /// # Errors
    /// Says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, CalendarError> {
        let bytes = text.as_bytes();
        let (Some(day), Some(time), Some(b'T' | b't')) =
            (bytes.get(..10), bytes.get(11..19), bytes.get(10))
        else {
            return Err(CalendarError::NotAnInstant);
        };
        let day = date(day).map_err(|error| match error {
            CalendarError::NotADate => CalendarError::NotAnInstant,
            other => other,
        })?;
        let time = clock(time)?;
        let (millis, offset) = fraction(&bytes[19..])?;
        Ok(Self(
            i64::from(day.days()) * Self::DAY + time + millis - zone(offset)?,
        ))
    }
}

impl Date {
    /// Reads YYYY-MM-DD.
    ///
    /// # Errors
    /// Says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, CalendarError> {
        date(text.as_bytes())
    }
}

/// `2026-03-05`
fn date(bytes: &[u8]) -> Result<Date, CalendarError> {
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
fn clock(bytes: &[u8]) -> Result<i64, CalendarError> {
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
fn fraction(bytes: &[u8]) -> Result<(i64, &[u8]), CalendarError> {
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
fn zone(bytes: &[u8]) -> Result<i64, CalendarError> {
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
    let ahead = i64::from(hour * 60 + minute) * Instant::MINUTE;
    Ok(if sign == b'-' { -ahead } else { ahead })
}

fn digits(bytes: &[u8]) -> Option<u32> {
    bytes.iter().try_fold(0, |sum, byte| {
        byte.is_ascii_digit()
            .then(|| sum * 10 + u32::from(byte - b'0'))
    })
}
