//! Reads the values of one column, by its shape.

use serde_json::{Value, json};
use uuid::Uuid;

use super::CodecError;
use super::around::Around;
use super::bytes::{PartReader, array, unfold};
use super::column_bodies::{LATEST, NULL, SEPARATOR};
use super::row_ids::TIME_BYTES;
use super::shape::Shape;
use super::{credit_code_column, initials_column};

/// The values of a column of so many rows.
pub(crate) fn values(
    shape: Shape,
    body: &[u8],
    rows: usize,
    around: &mut Around<'_>,
) -> Result<Vec<Value>, CodecError> {
    let mut reader = PartReader(body);
    let found = match shape {
        Shape::Id => {
            let found = ids(&mut reader, rows)?;
            if around.times.is_empty() {
                around.note_ids(found.iter());
            }
            found
        }
        Shape::Time => times(&mut reader, rows, &around.times)?,
        Shape::Flag => (0..rows)
            .map(|_| flag(&mut reader))
            .collect::<Result<_, _>>()?,
        Shape::Word => words(&mut reader, rows)?,
        Shape::Text => {
            let found = texts(reader.rest(), rows)?;
            around.note_names(found.iter());
            found
        }
        Shape::CreditCode => credit_code_column::values(&mut reader, rows)?,
        Shape::Initials => initials_column::values(&mut reader, &around.names)?,
        Shape::Fingerprint => {
            let one = |_| Ok(json!(hex::encode(reader.array::<8>()?)));
            (0..rows).map(one).collect::<Result<_, _>>()?
        }
        Shape::Enterprise => {
            let id = |_: usize, number: usize| around.known.id(number).copied();
            let found = cited(&mut reader, rows, 1, id)?;
            around.note_enterprises(found.iter());
            found
        }
        Shape::Premises => {
            let id = |row: usize, place: usize| {
                let enterprise = around.enterprises.get(row).copied().flatten();
                around.known.premises(enterprise).get(place).copied()
            };
            cited(&mut reader, rows, 2, id)?
        }
        Shape::Place => places(&mut reader, rows, &around.places)?,
        Shape::Json => {
            let found = array(reader.rest())?;
            around.note_names(found.iter());
            found
        }
        // A list is read by its own columns.
        Shape::List(_) => return Err(CodecError::Malformed),
    };
    reader.end()?;
    Ok(found)
}

fn ids(reader: &mut PartReader<'_>, rows: usize) -> Result<Vec<Value>, CodecError> {
    let mut times = Vec::new();
    let mut before: i64 = 0;
    for _ in 0..rows {
        before = before.wrapping_add(unfold(reader.number()?));
        times.push(before);
    }
    let mut ids = Vec::new();
    for time in times {
        if time >> (8 * TIME_BYTES) != 0 {
            return Err(CodecError::Malformed);
        }
        let mut bytes = [0; 16];
        bytes[..TIME_BYTES].copy_from_slice(&time.to_be_bytes()[2..]);
        bytes[TIME_BYTES..].copy_from_slice(&reader.array::<{ 16 - TIME_BYTES }>()?);
        ids.push(json!(Uuid::from_bytes(bytes)));
    }
    Ok(ids)
}

fn times(
    reader: &mut PartReader<'_>,
    rows: usize,
    within: &[i64],
) -> Result<Vec<Value>, CodecError> {
    let mut found = Vec::new();
    for row in 0..rows {
        let Some(folded) = reader.number()?.checked_sub(1) else {
            found.push(Value::Null);
            continue;
        };
        let within = within.get(row).ok_or(CodecError::Malformed)?;
        let time = within.wrapping_add(unfold(folded));
        if !(-LATEST..LATEST).contains(&time) {
            return Err(CodecError::Malformed);
        }
        found.push(json!(time));
    }
    Ok(found)
}

fn flag(reader: &mut PartReader<'_>) -> Result<Value, CodecError> {
    match reader.byte()? {
        0 => Ok(json!(false)),
        1 => Ok(json!(true)),
        _ => Err(CodecError::Malformed),
    }
}

fn words(reader: &mut PartReader<'_>, rows: usize) -> Result<Vec<Value>, CodecError> {
    let words = array(reader.bytes()?)?;
    let mut found = Vec::new();
    for _ in 0..rows {
        let word = usize::try_from(reader.number()?)
            .ok()
            .and_then(|at| words.get(at));
        found.push(word.ok_or(CodecError::Malformed)?.clone());
    }
    Ok(found)
}

fn texts(body: &[u8], rows: usize) -> Result<Vec<Value>, CodecError> {
    let joined = std::str::from_utf8(body).map_err(|_| CodecError::Malformed)?;
    if rows == 0 && joined.is_empty() {
        return Ok(Vec::new());
    }
    let value = |text: &str| (!text.starts_with(NULL)).then(|| text.to_owned());
    Ok(joined
        .split(SEPARATOR)
        .map(|text| json!(value(text)))
        .collect())
}

fn cited(
    reader: &mut PartReader<'_>,
    rows: usize,
    known: usize,
    id: impl Fn(usize, usize) -> Option<Uuid>,
) -> Result<Vec<Value>, CodecError> {
    let numbers: Vec<u64> = (0..rows)
        .map(|_| reader.number())
        .collect::<Result<_, _>>()?;
    let mut odd = array(reader.rest())?.into_iter();
    let mut found = Vec::new();
    for (row, number) in numbers.into_iter().enumerate() {
        let number = usize::try_from(number).map_err(|_| CodecError::Malformed)?;
        let value = match number.checked_sub(known) {
            Some(number) => id(row, number).map(|id| json!(id)),
            None if number + 1 == known => odd.next(),
            None => Some(Value::Null),
        };
        found.push(value.ok_or(CodecError::Malformed)?);
    }
    odd.next().map_or(Ok(found), |_| Err(CodecError::Malformed))
}

fn places(reader: &mut PartReader<'_>, rows: usize, of: &[Uuid]) -> Result<Vec<Value>, CodecError> {
    let (mut found, mut next) = (Vec::new(), 0_i64);
    for _ in 0..rows {
        let number = next.wrapping_add(unfold(reader.number()?));
        let place = usize::try_from(number).ok().and_then(|at| of.get(at));
        found.push(json!(place.ok_or(CodecError::Malformed)?));
        next = number.wrapping_add(1);
    }
    Ok(found)
}
