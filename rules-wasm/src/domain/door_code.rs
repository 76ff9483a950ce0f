//! The id of one of our door codes, as bits and as letters that people read and type.

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
    #[inline(never)]
    pub fn parse(text: &str) -> Option<Self> {
        let mut letters = [0; 16];
        let mut length = 0;
        for found in text.chars().map(half_width).filter(|c| !is_spacing(*c)) {
            let letter = match found.to_ascii_uppercase() {
                'O' => b'0',
                'I' | 'L' => b'1',
                upper => u8::try_from(upper)
                    .ok()
                    .filter(|byte| ALPHABET.contains(byte))?,
            };
            *letters.get_mut(length)? = letter;
            length += 1;
        }
        (length == 16).then_some(Self(letters))
    }

    /// The 16 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Only characters of the alphabet are ever put in.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
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
