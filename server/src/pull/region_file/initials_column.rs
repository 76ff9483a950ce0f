//! Writes the initials of names as a list of what each character is read as, and in full only where that does not make
//! them: the list is learned from the rows themselves, so that a phone needs no table of readings and makes what is stored.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};

use super::CodecError;
use super::bytes::{PartReader, array, count, json as json_bytes, put, put_bytes};

/// Keys of one name at the most, the likeliest first: as they are made when a name is entered.
const MAX_KEYS: usize = 8;
/// Between the keys of a name, and between the letters of two characters.
const BETWEEN: char = ' ';

/// What each character is read as, the likeliest letter first.
#[derive(Debug, Default)]
struct Readings(BTreeMap<char, String>);

impl Readings {
    /// What most of the rows say.
    fn learn(names: &[String], initials: &[&str]) -> Self {
        let mut said: BTreeMap<char, HashMap<String, usize>> = BTreeMap::new();
        for (name, keys) in names.iter().zip(initials) {
            let keys: Vec<Vec<char>> = keys
                .split(BETWEEN)
                .map(|key| key.chars().collect())
                .collect();
            let read: Vec<char> = name.chars().filter(|one| one.is_alphanumeric()).collect();
            if keys.iter().any(|key| key.len() != read.len()) {
                continue;
            }
            for (at, one) in read.into_iter().enumerate() {
                let mut letters = String::new();
                for letter in keys.iter().filter_map(|key| key.get(at)) {
                    if !letters.contains(*letter) {
                        letters.push(*letter);
                    }
                }
                *said.entry(one).or_default().entry(letters).or_default() += 1;
            }
        }
        let most = |said: HashMap<String, usize>| {
            let by_count =
                |(a, n): &(String, usize), (b, m): &(String, usize)| n.cmp(m).then(b.cmp(a));
            said.into_iter()
                .max_by(by_count)
                .map(|(letters, _)| letters)
        };
        let readings = said
            .into_iter()
            .filter_map(|(one, said)| Some((one, most(said)?)));
        Self(readings.collect())
    }

    /// The keys that they make of a name.
    fn keys(&self, name: &str) -> String {
        let mut keys = vec![String::new()];
        for letters in name.chars().filter_map(|one| self.0.get(&one)) {
            let longer = letters
                .chars()
                .flat_map(|letter| keys.iter().map(move |key| format!("{key}{letter}")));
            keys = longer.take(MAX_KEYS).collect();
        }
        keys.join(" ")
    }
}

/// The body of a column of initials, by the names beside it; none where a value is no text.
///
/// # Errors
/// When the rest cannot be written.
pub(crate) fn body(
    column: &'static str,
    values: &[&Value],
    names: &[String],
) -> Result<Option<Vec<u8>>, CodecError> {
    let texts: Option<Vec<&str>> = values.iter().map(|one| one.as_str()).collect();
    let Some(texts) = texts.filter(|texts| texts.len() == names.len()) else {
        return Ok(None);
    };
    let readings = Readings::learn(names, &texts);
    let mut out = Vec::new();
    put_bytes(&mut out, readings.0.keys().collect::<String>().as_bytes());
    let letters: Vec<&str> = readings.0.values().map(String::as_str).collect();
    put_bytes(&mut out, letters.join(" ").as_bytes());
    let mut odd = Vec::new();
    let mut next = 0;
    for (row, (name, text)) in names.iter().zip(&texts).enumerate() {
        if readings.keys(name) != *text {
            put(&mut out, count(row - next) + 1);
            next = row + 1;
            odd.push(values[row]);
        }
    }
    out.push(0);
    out.extend(json_bytes(column, &odd)?);
    Ok(Some(out))
}

/// The values of such a column.
pub(crate) fn values(
    reader: &mut PartReader<'_>,
    names: &[String],
) -> Result<Vec<Value>, CodecError> {
    let characters = reader.text()?.chars();
    let letters = reader.text()?.split(BETWEEN).map(str::to_owned);
    let readings = Readings(characters.zip(letters).collect());
    let mut found: Vec<Value> = names
        .iter()
        .map(|name| json!(readings.keys(name)))
        .collect();
    let (mut odd, mut next) = (Vec::new(), 0);
    while let Some(skipped) = reader.number()?.checked_sub(1) {
        let row = usize::try_from(skipped)
            .ok()
            .and_then(|skipped| skipped.checked_add(next));
        let row = row
            .filter(|row| *row < names.len())
            .ok_or(CodecError::Malformed)?;
        odd.push(row);
        next = row + 1;
    }
    let texts = array(reader.rest())?;
    if texts.len() != odd.len() {
        return Err(CodecError::Malformed);
    }
    for (row, text) in odd.into_iter().zip(texts) {
        found[row] = text;
    }
    Ok(found)
}
