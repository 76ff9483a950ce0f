//! Reads a part of a region file: what the server made is read back before a phone is told of it.

use serde_json::Value;

use super::CodecError;
use super::around::Around;
use super::bytes::PartReader;
use super::column_values::values;
use super::encode::{ROWS, VERSION};
use super::known_enterprises::{CITED, KnownEnterprises};
use super::shape::{PartKind, Shape};

/// Rows of all the lists of a column at the most.
const LISTED: usize = 1 << 18;
/// Columns of a part or a list at the most.
const COLUMNS: usize = 64;

/// A part as it was read: its rows in the order of the columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What its rows are.
    pub kind: PartKind,
    /// The names of its columns.
    pub cols: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Value>>,
}

/// Reads a part; `known` are the enterprises that came before it.
///
/// # Errors
/// When the bytes are none of a part, or of one that cites other enterprises.
pub fn decode(bytes: &[u8], known: &KnownEnterprises) -> Result<Part, CodecError> {
    let mut reader = PartReader(bytes);
    if reader.byte()? != VERSION {
        return Err(CodecError::Malformed);
    }
    let kind = PartKind::of(reader.text()?)?;
    let cited: [u8; CITED] = reader.array()?;
    let fits = match kind {
        PartKind::Enterprises => cited == [0; CITED],
        PartKind::Visits => cited == known.cited(),
    };
    if !fits {
        return Err(CodecError::Malformed);
    }
    let rows = reader.count(ROWS)?;
    let mut around = Around::new(known);
    let (cols, rows) = read_columns(&mut reader, rows, &mut around, true)?;
    reader.end()?;
    Ok(Part { kind, cols, rows })
}

/// Names of columns, and rows in their order.
pub(crate) type Named = (Vec<String>, Vec<Vec<Value>>);

/// Reads the columns of so many rows; a list in a list there is not.
pub(crate) fn read_columns(
    reader: &mut PartReader<'_>,
    rows: usize,
    around: &mut Around<'_>,
    with_lists: bool,
) -> Result<Named, CodecError> {
    let columns = reader.count(COLUMNS)?;
    let mut cols = Vec::new();
    let mut table: Vec<Vec<Value>> = vec![Vec::new(); rows];
    for _ in 0..columns {
        cols.push(reader.text()?.to_owned());
        let shape = Shape::of(reader.byte()?)?;
        let body = reader.bytes()?;
        let column = match shape {
            Shape::List(_) if with_lists => lists(body, rows, around)?,
            _ => values(shape, body, rows, around)?,
        };
        if column.len() != rows {
            return Err(CodecError::Malformed);
        }
        for (row, value) in table.iter_mut().zip(column) {
            row.push(value);
        }
    }
    Ok((cols, table))
}

fn lists(body: &[u8], rows: usize, around: &mut Around<'_>) -> Result<Vec<Value>, CodecError> {
    let mut reader = PartReader(body);
    let mut counts = Vec::new();
    let mut all = 0;
    for _ in 0..rows {
        let count = reader.count(LISTED - all)?;
        all += count;
        counts.push(count);
    }
    let (_, listed) = read_columns(&mut reader, all, around, false)?;
    reader.end()?;
    let mut listed = listed.into_iter().map(Value::from);
    let list = |count| Value::from_iter(listed.by_ref().take(count));
    let found: Vec<Value> = counts.into_iter().map(list).collect();
    around.note_list(found.iter());
    Ok(found)
}
