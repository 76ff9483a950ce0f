//! Numbers of a workbook as the sheet shows them, where it shows nothing but digits.

use crate::directory::import::cells::cell::Cell;
use crate::directory::import::cells::cell_problem::CellProblem;
use crate::directory::import::cells::cell_text::quoted;

/// Spreadsheets keep fifteen digits: from here on the last ones are zeros that nobody typed.
const DIGITS_ARE_LOST_FROM: f64 = 1e15;

/// Zeros of a format, with its point: a credit code has eighteen places.
const MOST_ZEROS: usize = 40;

/// The cell of a number, shown by the format of its style.
pub fn number(value: f64, format: Option<&str>) -> Cell {
    let shown = if value.abs() >= DIGITS_ARE_LOST_FROM {
        Err(CellProblem::DigitsLost(value.to_string()))
    } else {
        shown(value, format.unwrap_or_default())
    };
    Cell::Number { value, shown }
}

fn shown(value: f64, format: &str) -> Result<String, CellProblem> {
    let section = plain_section(format);
    let (whole, fraction) = section.split_once('.').unwrap_or((&section, ""));
    let is_zeros = |part: &str| part.bytes().all(|byte| byte == b'0');
    if section.is_empty() || section == "@" || section.contains(['E', 'e']) {
        return Ok(value.to_string());
    }
    let is_digits = matches!(whole, "0" | "#" | "#,##0" | "#,###" | "###0") || is_zeros(whole);
    if !is_digits || !is_zeros(fraction) || section.len() > MOST_ZEROS {
        return Err(CellProblem::ShownOtherwise {
            value,
            format: quoted(format),
        });
    }
    let zeros = if is_zeros(whole) { whole.len() } else { 1 };
    let (decimals, point) = (fraction.len(), usize::from(!fraction.is_empty()));
    let width = zeros + decimals + point + usize::from(value.is_sign_negative());
    Ok(format!("{value:0width$.decimals$}"))
}

/// The format of positive numbers without its colours and paddings; empty for the general one.
fn plain_section(format: &str) -> String {
    let first = format.split(';').next().unwrap_or_default().trim();
    if matches!(first, "General" | "G/通用格式" | "GENERAL") {
        return String::new();
    }
    let mut section = String::new();
    let mut signs = first.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '_' | '*' => drop(signs.next()),
            '[' => signs
                .by_ref()
                .take_while(|sign| *sign != ']')
                .for_each(drop),
            ' ' => (),
            other => section.push(other),
        }
    }
    section
}

#[cfg(test)]
mod tests {
    use super::{Cell, number};

    #[test]
    fn numbers_are_shown_as_the_sheet_shows_them() {
        let shown = |value: f64, format: &str| match number(value, Some(format)) {
            Cell::Number { shown, .. } => shown.ok(),
            other => panic!("{other:?}"),
        };
        for (value, format, expected) in [
            (101.0, "000000", Some("000101")),
            (101.0, "General", Some("101")),
            (101.0, "0_ ", Some("101")),
            (101.0, "0_);[Red](0)", Some("101")),
            (101.0, "[$-804]0000", Some("0101")),
            (1.1, "0.00", Some("1.10")),
            (1234.0, "#,##0", Some("1234")),
            (13_812_345_678.0, "0.00E+00", Some("13812345678")),
            (13_812_345_678.0, "@", Some("13812345678")),
            (1.0, "\"A\"000", None),
            (0.5, "0%", None),
            (7_318_888.0, "000-0000", None),
            (1.0, &"0".repeat(70_000), None),
            (430_200_123_456_789_012.0, "0", None),
        ] {
            assert_eq!(
                shown(value, format).as_deref(),
                expected,
                "{value} as {format}"
            );
        }
    }
}
