//! Numbers of a workbook as the sheet shows them, where it shows nothing but digits.

use crate::directory::import::cell::Cell;
use crate::directory::import::cell_problem::CellProblem;

/// Spreadsheets keep fifteen digits: from here on the last ones are zeros that nobody typed.
const DIGITS_ARE_LOST_FROM: f64 = 1e15;

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
    if !is_digits || !is_zeros(fraction) {
        return Err(CellProblem::ShownOtherwise {
            value,
            format: format.to_owned(),
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
