//! Values that have no parts of their own, and lists and nulls of any.

use super::at::{At, FromJson, Read};
use super::tree::Json;
use crate::domain::calendar::{CalendarError, Date, Instant};

impl At<'_, '_> {
    /// A whole number within bounds, both included.
    #[inline(never)]
    pub(crate) fn number(&self, least: i64, most: i64) -> Read<i64> {
        match *self.value {
            Json::Whole(number) if (least..=most).contains(&number) => Ok(number),
            _ => self.refuse(format!("is not a whole number from {least} to {most}")),
        }
    }
}

impl FromJson<'_> for bool {
    #[inline(never)]
    fn read(at: &At<'_, '_>) -> Read<Self> {
        match at.value {
            Json::Truth(truth) => Ok(*truth),
            _ => at.refuse("is neither true nor false"),
        }
    }
}

impl FromJson<'_> for Date {
    #[inline(never)]
    fn read(at: &At<'_, '_>) -> Read<Self> {
        written(at, Date::parse)
    }
}

impl FromJson<'_> for Instant {
    #[inline(never)]
    fn read(at: &At<'_, '_>) -> Read<Self> {
        written(at, Instant::parse)
    }
}

/// Null for none; the key itself must be there.
impl<'a, T: FromJson<'a>> FromJson<'a> for Option<T> {
    fn read(at: &At<'_, 'a>) -> Read<Self> {
        match at.value {
            Json::Null => Ok(None),
            _ => T::read(at).map(Some),
        }
    }
}

impl<'a, T: FromJson<'a>> FromJson<'a> for Vec<T> {
    fn read(at: &At<'_, 'a>) -> Read<Self> {
        let mut list = Vec::with_capacity(at.list()?.len());
        for item in at.items()? {
            list.push(T::read(&item)?);
        }
        Ok(list)
    }
}

fn written<T>(at: &At<'_, '_>, parse: fn(&str) -> Result<T, CalendarError>) -> Read<T> {
    parse(at.any_text()?).or_else(|error| at.refuse(error.to_string()))
}
