//! A date as people and other systems write it, with or without a time behind it.

use chrono::{NaiveDate, NaiveTime};

use crate::directory::import::cells::cell_text;
use crate::invisible_sign::without_invisible;

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// 26/3/5: of which century?
    ShortYear,
    NoDate,
}

/// Reads `2026-03-05`, `2026/3/5`, `2026.3.5`, `2026年3月5日` and `20260305`, in any width, and a time behind it.
pub fn read(text: &str) -> Result<(NaiveDate, Option<NaiveTime>), Unread> {
    let plain = cell_text::half_width(&without_invisible(text));
    let plain = plain.replace(['–', '—', '‐', '−'], "-");
    let mut scan = Scan(plain.trim());
    let date = scan.date()?;
    let time = scan.time()?;
    if scan.0.is_empty() {
        Ok((date, time))
    } else {
        Err(Unread::NoDate)
    }
}

/// Whether a text is what a spreadsheet shows of a date or a time.
pub fn looks_like_moment(text: &str) -> bool {
    let is_date = || text.contains(['-', '/', '年']) && read(text).is_ok();
    is_clock(text) || is_day_of_month(text) || is_date()
}

/// `12:30` or `12:30:00`.
fn is_clock(text: &str) -> bool {
    let mut scan = Scan(text);
    text.contains(':') && matches!(scan.time(), Ok(Some(_))) && scan.0.is_empty()
}

/// `3月5日`, or `5-Mar` and `Mar-05`.
fn is_day_of_month(text: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let is_number = |text: &str| text.parse().is_ok_and(|n: u32| n < 100);
    let is_month = |text: &str| MONTHS.contains(&text.to_ascii_lowercase().as_str());
    let chinese = text
        .strip_suffix('日')
        .and_then(|rest| rest.split_once('月'));
    let english = text.split_once('-');
    chinese.is_some_and(|(month, day)| is_number(month) && is_number(day))
        || english.is_some_and(|(one, other)| {
            (is_number(one) && is_month(other)) || (is_month(one) && is_number(other))
        })
}

/// What is left to read.
struct Scan<'t>(&'t str);

impl<'t> Scan<'t> {
    fn date(&mut self) -> Result<NaiveDate, Unread> {
        let year = self.digits().ok_or(Unread::NoDate)?;
        if year.len() == 8 {
            let (year, rest) = year.split_at(4);
            let (month, day) = rest.split_at(2);
            return date_of(year, month, day).ok_or(Unread::NoDate);
        }
        let parted = self.one_of(&["-", "/", ".", "年"]).ok_or(Unread::NoDate)?;
        let month = self.digits().ok_or(Unread::NoDate)?;
        let end = if parted == "年" { "月" } else { parted };
        self.one_of(&[end]).ok_or(Unread::NoDate)?;
        let day = self
            .digits()
            .filter(|day| day.len() <= 2)
            .ok_or(Unread::NoDate)?;
        self.one_of(&["日", "号"]);
        if year.len() < 4 {
            return Err(Unread::ShortYear);
        }
        date_of(year, month, day).ok_or(Unread::NoDate)
    }

    fn time(&mut self) -> Result<Option<NaiveTime>, Unread> {
        if self.one_of(&["星期", "周"]).is_some() {
            self.one_of(&["一", "二", "三", "四", "五", "六", "日", "天"])
                .ok_or(Unread::NoDate)?;
        }
        self.one_of(&["T"]);
        let half = self.one_of(&["上午", "下午", "晚上", "凌晨", "中午"]);
        if self.0.is_empty() && half.is_none() {
            return Ok(None);
        }
        let hour = self.number()?;
        let parted = self.one_of(&[":", "时", "点"]).ok_or(Unread::NoDate)?;
        let is_whole_hour = parted != ":" && self.0.is_empty();
        let minute = if is_whole_hour { 0 } else { self.number()? };
        let second = match self.one_of(&[":", "分"]) {
            Some(_) if !self.0.is_empty() => self.number()?,
            Some(_) | None => 0,
        };
        self.one_of(&["秒"]);
        if self.one_of(&["."]).is_some() {
            self.digits().ok_or(Unread::NoDate)?;
        }
        let is_later =
            matches!(half, Some("下午" | "晚上")) || self.one_of(&["PM", "pm"]).is_some();
        self.one_of(&["AM", "am"]);
        let hour = if is_later && hour < 12 {
            hour + 12
        } else {
            hour
        };
        NaiveTime::from_hms_opt(hour, minute, second)
            .map(Some)
            .ok_or(Unread::NoDate)
    }

    fn number(&mut self) -> Result<u32, Unread> {
        let digits = self.digits().filter(|digits| digits.len() <= 2);
        digits
            .and_then(|digits| digits.parse().ok())
            .ok_or(Unread::NoDate)
    }

    fn digits(&mut self) -> Option<&'t str> {
        self.0 = self.0.trim_start();
        let end = self.0.find(|sign: char| !sign.is_ascii_digit());
        let (digits, rest) = self.0.split_at(end.unwrap_or(self.0.len()));
        self.0 = rest;
        (!digits.is_empty()).then_some(digits)
    }

    /// The first of these that stands next, which is passed.
    fn one_of(&mut self, words: &[&'static str]) -> Option<&'static str> {
        let next = self.0.trim_start();
        let found = words.iter().find(|word| next.starts_with(**word))?;
        self.0 = next.strip_prefix(found).unwrap_or(next).trim_start();
        Some(found)
    }
}

fn date_of(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    if year.len() != 4 || month.len() > 2 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, NaiveDate, NaiveTime};
    use proptest::prelude::*;

    use super::{Unread, looks_like_moment, read};

    fn full_width(text: &str) -> String {
        let wide = |sign: char| match sign {
            '!'..='~' => char::from_u32(u32::from(sign) + 0xfee0).unwrap(),
            other => other,
        };
        text.chars().map(wide).collect()
    }

    proptest! {
        #[test]
        fn a_date_is_read_in_every_form(days in 0_u64..20_000, hour in 0_u32..24, minute in 0_u32..60) {
            let date = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::Days::new(days);
            let (y, m, d) = (date.year(), date.month(), date.day());
            let forms = [
                format!("{y}-{m:02}-{d:02}"), format!("{y}/{m}/{d}"), format!("{y}.{m}.{d}"),
                format!("{y}年{m}月{d}日"), format!("{y} 年 {m:02} 月 {d:02} 日"), format!("{y}{m:02}{d:02}"),
                format!("\u{feff}{y}-{m}-{d}\u{200b}"), format!("{y}年{m}月{d}号 星期一"),
            ];
            let clocks = [
                format!(" {hour}:{minute:02}"), format!(" {hour:02}:{minute:02}:00"),
                format!("T{hour:02}:{minute:02}:00.000"), format!(" {hour}时{minute}分"),
            ];
            let time = NaiveTime::from_hms_opt(hour, minute, 0);
            for form in forms {
                prop_assert_eq!(read(&form), Ok((date, None)), "{}", form);
                prop_assert_eq!(read(&full_width(&form)), Ok((date, None)), "{}", form);
                for clock in &clocks {
                    let text = format!("{form}{clock}");
                    prop_assert_eq!(read(&text), Ok((date, time)), "{}", text);
                }
            }
            for parted in ["-", "/", "."] {
                let short = format!("{:02}{parted}{m}{parted}{d}", y % 100);
                prop_assert_eq!(read(&short), Err(Unread::ShortYear), "{}", short);
            }
        }

        #[test]
        fn no_text_makes_the_reading_panic(text in "\\PC{0,24}") {
            let _ = (read(&text), looks_like_moment(&text));
        }
    }

    #[test]
    fn addresses_and_ids_are_no_moments() {
        for text in [
            "天台路12号",
            "3-5",
            "A-2026-1",
            "1-2-3",
            "2026",
            "20260305",
            "12#",
            "0731-88888888",
            "7:3:1:2",
        ] {
            assert!(!looks_like_moment(text), "{text}");
        }
        for text in [
            "12:30",
            "2026-03-05",
            "3月5日",
            "5-Mar",
            "2026/3/5 0:00",
            "1900-01-01 12:00:00",
        ] {
            assert!(looks_like_moment(text), "{text}");
        }
    }

    #[test]
    fn halves_of_the_day_are_read_and_nonsense_is_not() {
        let time = |text: &str| read(text).unwrap().1.unwrap().to_string();
        assert_eq!(time("2026年3月1日 下午2:30"), "14:30:00");
        assert_eq!(time("2026-3-1 9:05 PM"), "21:05:00");
        assert_eq!(time("2026年3月1日上午9点"), "09:00:00");
        for text in [
            "5/3/2026",
            "2026-13-01",
            "2026-02-30",
            "2026-3",
            "2026-3-5x",
            "2026-3/5",
            "2026-3-5 25:00",
            "",
        ] {
            assert_eq!(read(text), Err(Unread::NoDate), "{text}");
        }
    }
}
