//! Writes credit codes without their check characters, which follow from the others: the first character of all of them, then
//! the second of all, so that those that are alike stand together. What is no such code is written out.

use ruqi_rules::CreditCode;
use serde_json::{Value, json};

use super::CodecError;
use super::bytes::{PartReader, array, json as json_bytes};

/// Characters of a code before the one that checks them.
const CHECKED: usize = 17;
/// In the place of the first character where the value is none.
const ODD: u8 = 0;

/// The body of a column of credit codes.
///
/// # Errors
/// When the rest cannot be written.
pub(crate) fn body(column: &'static str, values: &[&Value]) -> Result<Vec<u8>, CodecError> {
    let codes: Vec<Option<&[u8]>> = values.iter().map(|one| code(one)).collect();
    let mut out = Vec::with_capacity(values.len() * CHECKED);
    for at in 0..CHECKED {
        let character = |code: &Option<&[u8]>| code.and_then(|code| code.get(at).copied());
        out.extend(codes.iter().map(|code| character(code).unwrap_or(ODD)));
    }
    let odd: Vec<&Value> = values
        .iter()
        .zip(&codes)
        .filter(|(_, code)| code.is_none())
        .map(|(one, _)| *one)
        .collect();
    out.extend(json_bytes(column, &odd)?);
    Ok(out)
}

/// The checked characters of a value from which the whole comes back.
fn code(value: &Value) -> Option<&[u8]> {
    let text = value.as_str()?;
    let checked = text.get(..CHECKED)?;
    let whole = CreditCode::complete(checked).ok()?;
    (whole.as_str() == text).then_some(checked.as_bytes())
}

/// The values of such a column.
pub(crate) fn values(reader: &mut PartReader<'_>, rows: usize) -> Result<Vec<Value>, CodecError> {
    let length = rows.checked_mul(CHECKED).ok_or(CodecError::Malformed)?;
    let characters = reader.take(length)?;
    let mut odd = array(reader.rest())?.into_iter();
    let mut found = Vec::new();
    for row in 0..rows {
        let code: Vec<u8> = characters.iter().skip(row).step_by(rows).copied().collect();
        found.push(if code.first() == Some(&ODD) {
            odd.next().ok_or(CodecError::Malformed)?
        } else {
            let checked = std::str::from_utf8(&code).map_err(|_| CodecError::Malformed)?;
            let whole = CreditCode::complete(checked).map_err(|_| CodecError::Malformed)?;
            json!(whole.as_str())
        });
    }
    match odd.next() {
        Some(_) => Err(CodecError::Malformed),
        None => Ok(found),
    }
}
