//! Numbers and texts of a part of a region file, as bytes: numbers in as few sevens of bits as they need, the low ones
//! first; texts with their length before them.

use serde_json::Value;

use super::CodecError;

/// Writes a number.
pub(crate) fn put(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

/// Small numbers of either sign as small ones of none: 0, −1, 1, −2 are 0, 1, 2, 3.
pub(crate) fn fold(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

/// The number that was folded.
pub(crate) fn unfold(folded: u64) -> i64 {
    (folded >> 1).cast_signed() ^ -(folded & 1).cast_signed()
}

/// Writes bytes after their length.
pub(crate) fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put(out, u64::try_from(bytes.len()).unwrap_or(u64::MAX));
    out.extend(bytes);
}

/// Writes values as JSON.
pub(crate) fn json(column: &'static str, values: &[&Value]) -> Result<Vec<u8>, CodecError> {
    serde_json::to_vec(values).map_err(|_| CodecError::Misfit(column))
}

/// Reads values that were written so.
pub(crate) fn array(json: &[u8]) -> Result<Vec<Value>, CodecError> {
    serde_json::from_slice(json).map_err(|_| CodecError::Malformed)
}

/// How many there are.
pub(crate) fn count(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// Bytes from which less and less is left.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PartReader<'b>(pub(crate) &'b [u8]);

impl<'b> PartReader<'b> {
    pub(crate) fn take(&mut self, length: usize) -> Result<&'b [u8], CodecError> {
        let (taken, left) = self
            .0
            .split_at_checked(length)
            .ok_or(CodecError::Malformed)?;
        self.0 = left;
        Ok(taken)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, CodecError> {
        let [byte] = self.array()?;
        Ok(byte)
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], CodecError> {
        self.take(N)?.try_into().map_err(|_| CodecError::Malformed)
    }

    pub(crate) fn number(&mut self) -> Result<u64, CodecError> {
        let mut number = 0;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(CodecError::Malformed)
    }

    /// A number that counts what is here, and is no greater than `most`.
    pub(crate) fn count(&mut self, most: usize) -> Result<usize, CodecError> {
        let count = usize::try_from(self.number()?).map_err(|_| CodecError::Malformed)?;
        (count <= most)
            .then_some(count)
            .ok_or(CodecError::Malformed)
    }

    pub(crate) fn bytes(&mut self) -> Result<&'b [u8], CodecError> {
        let length = self.count(self.0.len())?;
        self.take(length)
    }

    pub(crate) fn text(&mut self) -> Result<&'b str, CodecError> {
        std::str::from_utf8(self.bytes()?).map_err(|_| CodecError::Malformed)
    }

    /// All that is left.
    pub(crate) fn rest(&mut self) -> &'b [u8] {
        std::mem::take(&mut self.0)
    }

    /// Nothing may be left.
    pub(crate) fn end(self) -> Result<(), CodecError> {
        self.0.is_empty().then_some(()).ok_or(CodecError::Malformed)
    }
}
