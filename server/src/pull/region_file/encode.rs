//! Writes rows as a part of a region file.

use serde_json::Value;

use super::CodecError;
use super::around::Around;
use super::bytes::{count, json, put, put_bytes};
use super::column_bodies::body;
use super::known_enterprises::{CITED, KnownEnterprises};
use super::shape::{PartColumn, PartKind, Shape};

/// The form that this server writes; a phone passes over files of a later one.
pub const VERSION: u8 = 2;
/// Rows that a part holds at the most.
pub const ROWS: usize = 8_192;

/// Writes rows of a kind, at most [`ROWS`], in the columns that phones pull; `known` are the enterprises of the file.
///
/// # Errors
/// When a value does not fit its column.
pub fn encode(
    kind: PartKind,
    rows: &[Vec<Value>],
    known: &KnownEnterprises,
) -> Result<Vec<u8>, CodecError> {
    let columns = kind.columns();
    if rows.len() > ROWS || rows.iter().any(|row| row.len() != columns.len()) {
        return Err(CodecError::Misfit("rows"));
    }
    let mut out = vec![VERSION];
    put_bytes(&mut out, kind.row_kind().as_str().as_bytes());
    out.extend(match kind {
        PartKind::Enterprises => [0; CITED],
        PartKind::Visits => known.cited(),
    });
    put(&mut out, count(rows.len()));
    put(&mut out, count(columns.len()));
    let mut around = Around::new(known);
    let rows: Vec<&[Value]> = rows.iter().map(Vec::as_slice).collect();
    write_columns(&mut out, &columns, &rows, &mut around)?;
    Ok(out)
}

/// Writes the columns of rows: each with its name, its shape and its length.
pub(crate) fn write_columns(
    out: &mut Vec<u8>,
    columns: &[PartColumn],
    rows: &[&[Value]],
    around: &mut Around<'_>,
) -> Result<(), CodecError> {
    for (at, column) in columns.iter().enumerate() {
        let values = rows.iter().map(|row| row.get(at));
        let values: Vec<&Value> = values
            .collect::<Option<_>>()
            .ok_or(CodecError::Misfit(column.name))?;
        let written = match column.shape {
            Shape::List(columns) => Some(lists(column.name, columns, &values, around)?),
            _ => body(*column, &values, around)?,
        };
        let (shape, body) = match written {
            Some(body) => (column.shape, body),
            None => (Shape::Json, json(column.name, &values)?),
        };
        put_bytes(out, column.name.as_bytes());
        out.push(shape.byte());
        put_bytes(out, &body);
    }
    Ok(())
}

/// How many rows each list has, then the columns of all of them.
fn lists(
    name: &'static str,
    columns: &[PartColumn],
    values: &[&Value],
    around: &mut Around<'_>,
) -> Result<Vec<u8>, CodecError> {
    around.note_list(values.iter().copied());
    let (mut out, mut rows) = (Vec::new(), Vec::new());
    for value in values {
        let list = value.as_array().ok_or(CodecError::Misfit(name))?;
        put(&mut out, count(list.len()));
        for row in list {
            let row = row.as_array().filter(|row| row.len() == columns.len());
            rows.push(row.ok_or(CodecError::Misfit(name))?.as_slice());
        }
    }
    put(&mut out, count(columns.len()));
    write_columns(&mut out, columns, &rows, around)?;
    Ok(out)
}
