//! The signs of a text that nobody sees: copying brings them along, and who means harm types them, so that one name looks
//! like another, or a sentence runs backwards. One list for what is imported, typed at desks, searched for and shown.
//!
//! The app has the same list for what it shows (`pwa/src/invisible-signs.ts`).

use std::fmt::Write;

/// Marks and overrides of direction, zero widths, the soft hyphen, the byte order mark, fillers, notes and tags. The two
/// joiners are none of them: scripts and emoji need them.
pub fn is_invisible(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The text as it is shown: without what nobody sees, and without joiners where no script joins.
pub fn without_invisible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for sign in text.chars() {
        let joins = shown.chars().next_back().is_some_and(is_joined);
        if !is_invisible(sign) && (joins || !is_joiner(sign)) {
            shown.push(sign);
        }
    }
    shown
}

fn is_joiner(sign: char) -> bool {
    matches!(sign, '\u{200c}' | '\u{200d}')
}

/// Whether a joiner means something behind this sign: in Arabic, Indic and Mongolian scripts, and between emoji.
fn is_joined(sign: char) -> bool {
    matches!(sign,
        '\u{600}'..='\u{dff}' | '\u{1800}'..='\u{18af}' | '\u{2600}'..='\u{27bf}' | '\u{fb50}'..='\u{fdff}' | '\u{fe0f}'
        | '\u{fe70}'..='\u{fefe}' | '\u{1f000}'..='\u{1faff}')
}

/// A note as a person typed it, without what nobody sees and without the spaces around it; lines stay.
///
/// # Errors
/// Where it has a control sign: nobody typed that, and no engine or terminal does with it what its reader expects.
pub fn note(text: &str) -> Result<String, ControlSign> {
    let is_line = |sign: char| matches!(sign, '\n' | '\r' | '\t');
    match text
        .chars()
        .find(|sign| sign.is_control() && !is_line(*sign))
    {
        Some(sign) => Err(ControlSign(sign)),
        None => Ok(without_invisible(text).trim().to_owned()),
    }
}

/// A text on a terminal, which obeys control signs: they stand there by their numbers, and lines stay.
pub fn printed(text: &str) -> String {
    let mut printed = String::with_capacity(text.len());
    for sign in without_invisible(text).chars() {
        if sign.is_control() && sign != '\n' {
            let _ = write!(printed, "U+{:04X}", u32::from(sign));
        } else {
            printed.push(sign);
        }
    }
    printed
}

/// A control sign where none may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the control sign U+{:04X} is in it", u32::from(*.0))]
pub struct ControlSign(char);

#[cfg(test)]
mod tests {
    use super::{note, printed, without_invisible};

    #[test]
    fn what_nobody_sees_is_left_out_and_what_a_script_needs_stays() {
        for (typed, shown) in [
            (
                "株洲\u{200b}食品\u{202e}有限\u{2066}公司\u{feff}",
                "株洲食品有限公司",
            ),
            ("株洲\u{200d}食\u{200c}品", "株洲食品"),
            ("\u{200d}", ""),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("👩🏽\u{200d}🚒", "👩🏽\u{200d}🚒"),
            ("𠮷野家 葛\u{e0100}", "𠮷野家 葛\u{e0100}"),
            ("a\u{e0041}\u{3164}b", "ab"),
        ] {
            assert_eq!(without_invisible(typed), shown);
        }
    }

    #[test]
    fn a_terminal_is_told_nothing_by_a_text() {
        let text = "甲\u{1b}]0;乙\u{7}\u{202e}\n丙\t";
        assert_eq!(printed(text), "甲U+001B]0;乙U+0007\n丙U+0009");
    }

    #[test]
    fn a_note_has_lines_and_no_other_control_sign() {
        assert_eq!(
            note(" 一\r\n二\t\u{202e}三 "),
            Ok("一\r\n二\t三".to_owned())
        );
        for (sign, said) in [('\0', "U+0000"), ('\u{1b}', "U+001B"), ('\u{85}', "U+0085")] {
            let refused = note(&format!("一{sign}二")).map_err(|error| error.to_string());
            assert!(refused.is_err_and(|words| words.contains(said)));
        }
    }
}
