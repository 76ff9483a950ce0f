//! Texts of cells: what spreadsheets and copying put around and into them.

use crate::directory::import::cells::cell_problem::CellProblem;
use crate::invisible_sign::is_invisible;

/// Without the spaces and invisible signs around it.
pub fn trim(text: &str) -> &str {
    text.trim_matches(|sign: char| sign.is_whitespace() || is_invisible(sign))
}

/// The beginning of a text, for a message: whoever mends the cell sees the rest there.
pub fn quoted(text: &str) -> String {
    const SHOWN: usize = 60;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Without what forces text in a spreadsheet: `="…"`, or an apostrophe before it.
pub fn unforced(text: &str) -> &str {
    let text = trim(text);
    let formula = text
        .strip_prefix("=\"")
        .and_then(|inner| inner.strip_suffix('"'));
    let inner = formula.or_else(|| text.strip_prefix('\'').filter(|rest| !rest.contains('\'')));
    inner.map_or(text, trim)
}

/// `#N/A` and its kin, as csv has them, and a column too narrow for its number.
pub fn is_formula_error(text: &str) -> bool {
    const OTHERS: [&str; 4] = ["#N/A", "#NV", "#GETTING_DATA", "#DATA"];
    let word = half_width(text).to_ascii_uppercase();
    let Some(name) = word.strip_prefix('#') else {
        let number = word.strip_prefix("ERR:");
        return number.is_some_and(|n| n.len() == 3 && n.bytes().all(|b| b.is_ascii_digit()));
    };
    let is_name = |name: &str| {
        name.starts_with(|first: char| first.is_ascii_uppercase())
            && name
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b"/_ ".contains(&b))
    };
    OTHERS.contains(&word.as_str())
        || name.strip_suffix(['!', '?']).is_some_and(is_name)
        || (name.len() > 1 && name.bytes().all(|b| b == b'#'))
}

/// A number that a spreadsheet has shortened: 9.14302E+17.
pub fn is_scientific(text: &str) -> bool {
    let word = half_width(text).to_ascii_uppercase();
    let Some((mantissa, exponent)) = word.split_once("E+") else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    digits(exponent) && digits(fraction) && whole.len() == 1 && digits(whole)
}

/// Names the first sign that no name has: control signs, line breaks, what a wrong conversion leaves.
pub fn check_signs(text: &str) -> Result<(), CellProblem> {
    let is_wrong = |sign: char| {
        sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffd}')
    };
    match text.chars().zip(1..).find(|(sign, _)| is_wrong(*sign)) {
        Some((sign, place)) => Err(CellProblem::ControlSign {
            place,
            code: u32::from(sign),
        }),
        None => Ok(()),
    }
}

/// Lines and tabs become spaces.
pub fn joined_lines(text: &str) -> String {
    let breaks = ['\n', '\r', '\t', '\u{b}', '\u{2028}', '\u{2029}'];
    let lines = text.split(breaks).map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}

/// Digits, letters and signs of ASCII that were typed in full width.
pub fn half_width(text: &str) -> String {
    let half = |sign: char| match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        '\u{3000}' | '\u{a0}' => ' ',
        other => other,
    };
    text.chars().map(half).collect()
}

#[cfg(test)]
mod tests {
    use super::{check_signs, is_formula_error, is_scientific, joined_lines, unforced};

    #[test]
    fn formula_errors_are_told_from_addresses() {
        for text in [
            "#N/A",
            "#REF!",
            "#NAME?",
            "#VALUE!",
            "#DIV/0!",
            "#NULL!",
            "#NUM!",
            "#SPILL!",
            "#CALC!",
            "#FIELD!",
            "#GETTING_DATA",
            "＃N/A",
            "#n/a",
            "######",
            "Err:502",
        ] {
            assert!(is_formula_error(text), "{text}");
        }
        for text in ["#3栋", "12#", "#12", "#", "#A座", "N/A公司", "第#号！"] {
            assert!(!is_formula_error(text), "{text}");
        }
    }

    #[test]
    fn shortened_numbers_are_told_from_names() {
        for text in ["9.14302E+17", "1.38E+10", "4E+17", "9.14302e+17"] {
            assert!(is_scientific(text), "{text}");
        }
        for text in ["E+", "91.4E+17", "A1E+10", "5E", "E+17"] {
            assert!(!is_scientific(text), "{text}");
        }
    }

    #[test]
    fn what_forces_text_is_taken_off_and_signs_are_named() {
        for text in [
            "=\"0101\"",
            "'0101",
            "\u{202d}0101\u{202c}",
            "\u{a0}0101\u{3000}",
            "'0101'x",
        ] {
            let bare = unforced(text);
            assert!(bare == "0101" || text.ends_with('x'), "{bare}");
        }
        assert_eq!(joined_lines("一号\r\n\t二楼"), "一号 二楼");
        assert!(check_signs("新疆·天山").is_ok());
        for text in ["甲\u{0}", "甲\n乙", "甲\u{2028}", "甲\u{fffd}", "甲\u{7f}"] {
            assert!(check_signs(text).is_err(), "{text:?}");
        }
    }
}
