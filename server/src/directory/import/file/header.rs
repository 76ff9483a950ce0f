//! The header row: which column stands where, whatever marks people put at its names.

use crate::directory::import::cells::cell::Cell;
use crate::directory::import::cells::cell_text;
use crate::directory::import::cells::column::Column;
use crate::directory::import::cells::import_row::ColumnPositions;
use crate::directory::import::file::table_line::Line;
use crate::invisible_sign::without_invisible;

/// Columns of one name that are told; two are too many.
const MOST_PLACES: usize = 5;

/// Why the columns of a list are not found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeaderProblem {
    Missing(Vec<Column>),
    /// Which of them is meant?
    Twice {
        column: Column,
        places: Vec<String>,
    },
}

/// Finds the columns by either name. Others are passed over.
pub fn positions(
    header: &Line,
    columns: &'static [Column],
) -> Result<ColumnPositions, HeaderProblem> {
    let names: Vec<(usize, String)> = header
        .cells
        .iter()
        .filter_map(|(position, cell)| Some((*position, name(cell)?)))
        .collect();
    let mut positions = ColumnPositions::new();
    let mut missing = Vec::new();
    for column in columns {
        let is_named = |name: &str| name == column.zh || name.eq_ignore_ascii_case(column.key);
        let found: Vec<usize> = names
            .iter()
            .filter(|(_, name)| is_named(name))
            .map(|(position, _)| *position)
            .collect();
        match found.as_slice() {
            [] if column.needed => missing.push(*column),
            [] => (),
            [position] => drop(positions.insert(column.key, *position)),
            several => {
                let cell = |position: &usize| format!("{}{}", letters(*position), header.number);
                return Err(HeaderProblem::Twice {
                    column: *column,
                    places: several.iter().take(MOST_PLACES).map(cell).collect(),
                });
            }
        }
    }
    if missing.is_empty() {
        Ok(positions)
    } else {
        Err(HeaderProblem::Missing(missing))
    }
}

/// The name of a column as a spreadsheet has it: A, Z, AA.
pub fn letters(position: usize) -> String {
    let last = u32::try_from(position % 26).ok();
    let last = last.and_then(|n| char::from_u32(u32::from('A') + n));
    let before = match position / 26 {
        0 => String::new(),
        more => letters(more - 1),
    };
    before + &last.map_or_else(String::new, String::from)
}

/// A column's name without what says that it has to be filled in.
fn name(cell: &Cell) -> Option<String> {
    let Cell::Text(text) = cell else {
        return None;
    };
    let text = cell_text::half_width(&without_invisible(text));
    let mut name: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    while let Some((start, end)) = remark(&name) {
        name.replace_range(start..end, "");
    }
    let marks = ['*', ':', '※', '★', '●'];
    Some(name.trim_matches(marks).to_owned())
}

/// Where a remark in brackets stands that says whether the column has to be filled in.
fn remark(name: &str) -> Option<(usize, usize)> {
    const WORDS: [&str; 10] = [
        "必填",
        "选填",
        "必录",
        "可选",
        "必须",
        "非必",
        "可不填",
        "required",
        "optional",
        "mandatory",
    ];
    let open = ['(', '[', '【', '〔', '{', '<'];
    let close = [')', ']', '】', '〕', '}', '>'];
    let start = name.find(open)?;
    let length = name[start..].find(close)?;
    let end = name[start + length..].chars().next().map(char::len_utf8)? + start + length;
    let inner = name[start..end].to_ascii_lowercase();
    let says = WORDS.iter().any(|word| inner.contains(word)) || inner.chars().nth(1) == Some('*');
    says.then_some((start, end))
}
