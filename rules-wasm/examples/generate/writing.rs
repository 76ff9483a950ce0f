//! Dates and instants as text: an instant has many writings.

use ruqi_rules::{Date, Instant};

use crate::dice::Dice;

const OFFSETS: [i64; 9] = [480, 0, -300, 345, 840, -720, 570, 1439, -1439];

pub fn date(days: i64) -> String {
    // Within the years that a date can have.
    Date::from_days(i32::try_from(days.clamp(-719_162, 2_567_000)).unwrap_or(0)).to_string()
}

/// An instant in one of its writings.
pub fn instant(dice: &mut Dice, millis: i64) -> String {
    let offset = *dice.of(&OFFSETS);
    let local = Instant::from_millis(millis + offset * 60_000).to_string();
    let (day, time) = local.split_at(10);
    let time = time.trim_end_matches('Z');
    let fraction = match dice.below(3) {
        0 => time.trim_end_matches(".000"),
        1 if time.ends_with("00") => &time[..time.len() - 2],
        _ => time,
    };
    let zone = match offset {
        0 => dice.of(&["Z", "z", "+00:00", "-00:00"]).to_string(),
        _ => {
            let (sign, minutes) = (if offset < 0 { '-' } else { '+' }, offset.abs());
            format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
        }
    };
    let clock = if dice.one_in(9) {
        fraction.replace('T', "t")
    } else {
        fraction.to_owned()
    };
    format!("{day}{clock}{zone}")
}
