//! Writes the values of one column, by its shape.

use std::collections::HashMap;

use serde_json::Value;
use uuid::Uuid;

use super::CodecError;
use super::around::Around;
use super::bytes::{count, fold, json, put, put_bytes};
use super::row_ids::{TIME_BYTES, id, time_within};
use super::shape::{PartColumn, Shape};
use super::{credit_code_column, initials_column};

/// Between two texts, and in the place of null.
pub(crate) const SEPARATOR: char = '\0';
pub(crate) const NULL: char = '\u{1}';
pub(crate) const WORDS: usize = 0xffff;
/// Milliseconds that a number of JavaScript holds.
pub(crate) const LATEST: i64 = 1 << 53;

/// The bytes of a column, or none where a value fits its shape no better than JSON.
///
/// # Errors
/// When a value is none of the column's.
pub(crate) fn body(
    PartColumn { name, shape }: PartColumn,
    values: &[&Value],
    around: &mut Around<'_>,
) -> Result<Option<Vec<u8>>, CodecError> {
    let misfit = CodecError::Misfit(name);
    let body = match shape {
        Shape::Id => {
            if around.times.is_empty() {
                around.note_ids(values.iter().copied());
            }
            ids(values)
        }
        Shape::Time => times(values, &around.times),
        Shape::Flag => values
            .iter()
            .map(|one| one.as_bool().map(u8::from))
            .collect(),
        Shape::Word => return words(name, values),
        Shape::Text => {
            around.note_names(values.iter().copied());
            return Ok(texts(values));
        }
        Shape::CreditCode => return credit_code_column::body(name, values).map(Some),
        Shape::Initials => return initials_column::body(name, values, &around.names),
        Shape::Fingerprint => fingerprints(values),
        Shape::Enterprise => {
            around.note_enterprises(values.iter().copied());
            let number = |at: usize, _: &Value| around.enterprises.get(at).copied().flatten();
            return cited(name, values, 1, number).map(Some);
        }
        Shape::Premises => {
            let place = |at: usize, value: &Value| {
                let enterprise = around.enterprises.get(at).copied().flatten();
                let premises = id(value)?;
                let of = around.known.premises(enterprise);
                of.iter().position(|one| *one == premises)
            };
            return cited(name, values, 2, place).map(Some);
        }
        Shape::Place => places(values, &around.places),
        Shape::List(_) | Shape::Json => return Ok(None),
    };
    body.map(Some).ok_or(misfit)
}

fn ids(values: &[&Value]) -> Option<Vec<u8>> {
    let ids: Vec<Uuid> = values.iter().map(|one| id(one)).collect::<Option<_>>()?;
    let mut out = Vec::new();
    let mut before = 0;
    for id in &ids {
        let time = time_within(id);
        put(&mut out, fold(time - before));
        before = time;
    }
    for id in &ids {
        out.extend(&id.as_bytes()[TIME_BYTES..]);
    }
    Some(out)
}

fn times(values: &[&Value], within: &[i64]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    for (value, within) in values.iter().zip(within) {
        if value.is_null() {
            out.push(0);
            continue;
        }
        let time = value.as_i64().filter(|time| time.abs() < LATEST)?;
        put(&mut out, fold(time - within) + 1);
    }
    Some(out)
}

fn words(name: &'static str, values: &[&Value]) -> Result<Option<Vec<u8>>, CodecError> {
    let mut numbers = HashMap::new();
    let mut different: Vec<&Value> = Vec::new();
    let mut out = Vec::new();
    for value in values {
        let number = *numbers.entry(value.to_string()).or_insert_with(|| {
            different.push(value);
            different.len() - 1
        });
        put(&mut out, count(number));
    }
    if different.len() > WORDS {
        return Ok(None);
    }
    let mut body = Vec::new();
    put_bytes(&mut body, &json(name, &different)?);
    body.extend(out);
    Ok(Some(body))
}

fn texts(values: &[&Value]) -> Option<Vec<u8>> {
    let mut out = String::new();
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            out.push(SEPARATOR);
        }
        match value {
            Value::Null => out.push(NULL),
            value => out.push_str(
                value
                    .as_str()
                    .filter(|one| !one.contains([SEPARATOR, NULL]))?,
            ),
        }
    }
    Some(out.into_bytes())
}

fn fingerprints(values: &[&Value]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    for value in values {
        let text = value.as_str()?;
        let bytes: [u8; 8] = hex::decode(text).ok()?.try_into().ok()?;
        (hex::encode(bytes) == text).then(|| out.extend(bytes))?;
    }
    Some(out)
}

/// A number for what is known, moved by `known`; else 0, or for null 0 and for others 1 where null has a number, too, and
/// the value itself behind.
fn cited(
    name: &'static str,
    values: &[&Value],
    known: usize,
    number: impl Fn(usize, &Value) -> Option<usize>,
) -> Result<Vec<u8>, CodecError> {
    let (mut out, mut odd) = (Vec::new(), Vec::new());
    for (at, value) in values.iter().enumerate() {
        match number(at, value) {
            Some(number) => put(&mut out, count(number + known)),
            None if known == 2 && value.is_null() => out.push(0),
            None => {
                put(&mut out, count(known - 1));
                odd.push(*value);
            }
        }
    }
    out.extend(json(name, &odd)?);
    Ok(out)
}

/// How far each is from the one after the one before.
fn places(values: &[&Value], places: &[Uuid]) -> Option<Vec<u8>> {
    let numbers: HashMap<&Uuid, i64> = places.iter().zip(0..).collect();
    let (mut out, mut next) = (Vec::new(), 0);
    for value in values {
        let number = *numbers.get(&id(value)?)?;
        put(&mut out, fold(number - next));
        next = number + 1;
    }
    Some(out)
}
