//! The unified social credit code (统一社会信用代码), GB 32100-2015: 18 characters, the last a check digit.

use std::fmt;

use super::code::half_width;

/// GB 32100-2015, table 1: digits and capital letters without I, O, S, V, Z; a character's place is its value.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// GB 32100-2015, 5.2: 3 to the power of the place, modulo 31.
const WEIGHTS: [u32; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];

/// A credit code whose form and check digit are right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditCode([u8; 18]);

/// Why a text is no credit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CreditCodeError {
    /// How many characters it has.
    #[error("统一社会信用代码应为18位，现为{0}位 · a credit code has 18 characters, this has {0}")]
    Length(usize),
    /// I, O, S, V, Z or no letter or digit; the place counts from 1.
    #[error(
        "第{place}位“{found}”不是统一社会信用代码可用的字符 · character {place}, “{found}”, does not occur in credit codes"
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
    /// Reads a code; lower case, full-width characters and spaces are forgiven.
    ///
    /// # Errors
    /// Says what is wrong, for the person who typed it.
    pub fn parse(text: &str) -> Result<Self, CreditCodeError> {
        let chars: Vec<char> = text
            .chars()
            .map(half_width)
            .filter(|c| !c.is_whitespace())
            .collect();
        let code: [char; 18] = chars
            .as_slice()
            .try_into()
            .map_err(|_| CreditCodeError::Length(chars.len()))?;
        let mut bytes = [0; 18];
        for (index, (byte, found)) in bytes.iter_mut().zip(code).enumerate() {
            *byte =
                value_of(found)
                    .map(|value| ALPHABET[value])
                    .ok_or(CreditCodeError::Character {
                        place: index + 1,
                        found,
                    })?;
        }
        if !bytes[2..8].iter().all(u8::is_ascii_digit) {
            return Err(CreditCodeError::Region);
        }
        let expected = check_digit(&bytes);
        if bytes[17] != expected {
            return Err(CreditCodeError::CheckDigit {
                expected: char::from(expected),
            });
        }
        Ok(Self(bytes))
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
