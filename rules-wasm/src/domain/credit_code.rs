//! The unified social credit code (统一社会信用代码), GB 32100-2015: 18 characters, the last a check digit.

use std::fmt;

use super::half_width::half_width;

/// GB 32100-2015, table 1: digits and capital letters without I, O, S, V, Z; a character's place is its value.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// GB 32100-2015, 5.2: 3 to the power of the place, modulo 31.
const WEIGHTS: [u32; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];

/// A credit code whose form is right, and its check digit, too, unless it was read as given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditCode([u8; 18]);

/// Why a text is no credit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CreditCodeError {
    /// How many characters it has.
    #[error("统一社会信用代码应为18位，现为{0}位 · a credit code has 18 characters, this has {0}")]
    Length(usize),
    /// I, O, S, V, Z or no letter or digit; the place counts from 1. It may be one that nobody sees, so its code point is
    /// said.
    #[error(
        "第{place}位“{found}”（U+{point:04X}）不是统一社会信用代码可用的字符 · character {place}, “{found}” (U+{point:04X}), does not occur in credit codes",
        found = Seen(*.found), point = u32::from(*.found)
    )]
    Character {
        /// From 1.
        place: usize,
        /// What stands there.
        found: char,
    },
    /// Places 3 to 8 are not all digits.
    #[error(
        "第3至8位应为登记机关行政区划码（数字） · characters 3 to 8 are a region's code, digits only"
    )]
    Region,
    /// The last character is not the one that the others demand.
    #[error(
        "校验位不符：末位应为“{expected}”，请核对是否录错 · the check digit should be “{expected}”: is a character mistyped?"
    )]
    CheckDigit {
        /// What it should be.
        expected: char,
    },
}

impl CreditCode {
    /// Reads a code; lower case, full-width characters, spaces, invisible signs and what forces text in a spreadsheet are
    /// forgiven.
    ///
    /// # Errors
    /// Says what is wrong, for the person who typed it.
    pub fn parse(text: &str) -> Result<Self, CreditCodeError> {
        let code = Self::as_given(text)?;
        code.check().map(|()| code)
    }

    /// Reads a code as it stands on the licence: of those that were given before 2016, some have another check digit.
    ///
    /// # Errors
    /// As [`parse`](Self::parse), but for the check digit.
    pub fn as_given(text: &str) -> Result<Self, CreditCodeError> {
        let chars: Vec<char> = text
            .chars()
            .map(half_width)
            .filter(|c| !is_passed_over(*c))
            .collect();
        let chars = bare(&chars);
        let mut bytes = [0; 18];
        for (index, found) in chars.iter().enumerate() {
            let letter = value_of(*found).map(|value| ALPHABET[value]);
            let letter = letter.ok_or(CreditCodeError::Character {
                place: index + 1,
                found: *found,
            })?;
            if let Some(byte) = bytes.get_mut(index) {
                *byte = letter;
            }
        }
        if chars.len() != bytes.len() {
            return Err(CreditCodeError::Length(chars.len()));
        }
        if !bytes[2..8].iter().all(u8::is_ascii_digit) {
            return Err(CreditCodeError::Region);
        }
        Ok(Self(bytes))
    }

    /// Whether the last character is the one that the others demand.
    ///
    /// # Errors
    /// Says which it should be.
    pub fn check(&self) -> Result<(), CreditCodeError> {
        let expected = check_digit(&self.0);
        if self.0[17] == expected {
            return Ok(());
        }
        Err(CreditCodeError::CheckDigit {
            expected: char::from(expected),
        })
    }

    /// Whether the country's own series gave it (MA and the like from place 9 on, since October 2015): such a code has the
    /// check digit of the standard.
    #[must_use]
    pub fn is_of_national_series(&self) -> bool {
        self.0[8] == b'M' && self.0[9].is_ascii_alphabetic()
    }

    /// The code that begins with these 17 characters.
    ///
    /// # Errors
    /// As [`parse`](Self::parse), for 17 characters.
    pub fn complete(first_17: &str) -> Result<Self, CreditCodeError> {
        match Self::parse(&format!("{first_17}0")) {
            Err(CreditCodeError::CheckDigit { expected }) => {
                Self::parse(&format!("{first_17}{expected}"))
            }
            Err(CreditCodeError::Length(length)) => Err(CreditCodeError::Length(length - 1)),
            other => other,
        }
    }

    /// The 18 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Only characters of the alphabet are ever put in.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Spaces, and signs that copying brings along and nobody sees: marks of direction, zero widths, the byte order mark.
fn is_passed_over(sign: char) -> bool {
    sign.is_whitespace()
        || matches!(sign,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Without what makes a spreadsheet take digits for text: `="…"`, or an apostrophe before them.
fn bare(chars: &[char]) -> &[char] {
    match chars {
        ['=', '"', inner @ .., '"'] | ['"', inner @ .., '"'] => inner,
        ['\'' | '\u{2018}' | '\u{2019}' | '`', inner @ ..] => {
            inner.strip_suffix(&['\'']).unwrap_or(inner)
        }
        _ => chars,
    }
}

/// A character as it is shown in a sentence: one that would break its line is left out.
struct Seen(char);

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_control() {
            return Ok(());
        }
        write!(f, "{}", self.0)
    }
}

fn value_of(found: char) -> Option<usize> {
    let upper = u8::try_from(found.to_ascii_uppercase()).ok()?;
    ALPHABET.iter().position(|letter| *letter == upper)
}

/// GB 32100-2015, 5.2: 31 less the weighted sum modulo 31; 31 stands for 0.
fn check_digit(code: &[u8; 18]) -> u8 {
    let sum: u32 = code
        .iter()
        .zip(WEIGHTS)
        .map(|(byte, weight)| {
            ALPHABET
                .iter()
                .zip(0..)
                .find(|(letter, _)| *letter == byte)
                .map_or(0, |(_, v)| v)
                * weight
        })
        .sum();
    ALPHABET[((31 - sum % 31) % 31) as usize]
}
