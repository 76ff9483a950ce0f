//! The id of one of our door codes: as bits, and as letters with a check behind them that people read and type.

use std::fmt;

use super::half_width::half_width;

/// Crockford's base32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The id of a door code: 80 random bits, as 16 characters of Crockford's base32 in capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DoorCode([u8; 16]);

impl DoorCode {
    /// From random bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 10]) -> Self {
        let bits = bytes
            .iter()
            .fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let mut letters = [0; 16];
        for (letter, shift) in letters.iter_mut().zip((0..16).rev()) {
            *letter = ALPHABET[(bits >> (shift * 5) & 31) as usize];
        }
        Self(letters)
    }

    /// Reads an id as typed: case, spaces, hyphens, full width, O for 0 and I or L for 1 are forgiven.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match Self::parse_printed(text)? {
            (id, None) => Some(id),
            (_, Some(_)) => None,
        }
    }

    /// Reads an id as [`parse`](Self::parse) does, with the character that was typed behind it as its check.
    #[must_use]
    #[inline(never)]
    pub fn parse_printed(text: &str) -> Option<(Self, Option<char>)> {
        let mut letters = [0; 17];
        let mut length = 0;
        for found in text.chars().map(half_width).filter(|c| !is_spacing(*c)) {
            *letters.get_mut(length)? = match found.to_ascii_uppercase() {
                'O' => b'0',
                'I' | 'L' => b'1',
                upper => u8::try_from(upper)
                    .ok()
                    .filter(|byte| ALPHABET.contains(byte))?,
            };
            length += 1;
        }
        let [id @ .., check] = letters;
        match length {
            16 => Some((Self(id), None)),
            17 => Some((Self(id), Some(char::from(check)))),
            _ => None,
        }
    }

    /// The check character that is printed behind the id, and is part of no code, address or picture.
    ///
    /// It makes the sum of all 17 letters times the powers of x, counted from the end, zero in GF(32). There the first
    /// 31 powers differ, so that one wrong letter, and two that changed places, always leave another sum.
    #[must_use]
    pub fn check(&self) -> char {
        let sum = self.0.iter().fold(0, |sum, letter| {
            let value = ALPHABET.iter().position(|one| one == letter);
            times_x(sum ^ value.unwrap_or_default())
        });
        char::from(ALPHABET[sum])
    }

    /// The 16 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Only characters of the alphabet are ever put in.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// A value of GF(32) times x, modulo x⁵ + x² + 1.
const fn times_x(value: usize) -> usize {
    let doubled = value << 1;
    if doubled < 32 { doubled } else { doubled ^ 37 }
}

impl fmt::Display for DoorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Spaces and hyphens, of any width.
fn is_spacing(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}
