//! A sheet of a workbook as rows of cells, read one by one: a forgotten cell in the last corner costs no memory.

use std::collections::BTreeMap;
use std::fmt;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use chrono::NaiveDate;

use crate::directory::import::cells::cell::Cell;
use crate::directory::import::cells::cell_text::quoted;
use crate::directory::import::file::archive_size;
use crate::directory::import::file::number_format;
use crate::directory::import::file::table_error::TableError;
use crate::directory::import::file::table_line::{Line, check_count};
use crate::directory::import::file::workbook_sheets::{SheetsRead, choose};

type Rows = (Vec<Line>, SheetsRead);

/// Reads a sheet. What the library did not expect in a file stops it by a panic: that file is broken, and nothing of it is
/// kept.
pub fn xlsx(bytes: Vec<u8>, wanted: Option<&str>) -> Result<Rows, TableError> {
    archive_size::check(&bytes)?;
    catch_unwind(AssertUnwindSafe(|| sheet(bytes, wanted)))
        .unwrap_or_else(|_| Err(broken("unexpected content")))
}

fn sheet(bytes: Vec<u8>, wanted: Option<&str>) -> Result<Rows, TableError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets = choose(book.sheets_metadata(), wanted)?;
    let mut cells = Cells::default();
    let unknown = add_values(&mut book, &sheets.read, &mut cells)?;
    if !unknown.is_empty() {
        add_errors(&mut book, &sheets.read, unknown, &mut cells)?;
    }
    Ok((cells.lines(), sheets))
}

type Book = Xlsx<Cursor<Vec<u8>>>;

/// Adds what the cells hold. Gives the words of errors that the library does not know, by which of all cells has them.
fn add_values(
    book: &mut Book,
    sheet: &str,
    cells: &mut Cells,
) -> Result<Vec<(usize, String)>, TableError> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(broken)?;
    let mut unknown = Vec::new();
    for place in 0.. {
        match reader.next_cell_with_style_id() {
            Ok(None) => break,
            Ok(Some((cell, style))) => {
                let style = reader.styles().get(style);
                let format = style.and_then(|style| style.number_format.as_ref());
                let format = format.map(|format| format.format_code.as_str());
                let value = cell_of(cell.get_value(), format);
                cells.add(cell.get_position(), value)?;
            }
            Err(XlsxError::CellError(word)) => unknown.push((place, word)),
            Err(error) => return Err(broken(error)),
        }
    }
    Ok(unknown)
}

/// Adds those errors where they stand: the formulas' reader goes through the same cells without reading what they hold.
fn add_errors(
    book: &mut Book,
    sheet: &str,
    unknown: Vec<(usize, String)>,
    cells: &mut Cells,
) -> Result<(), TableError> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(broken)?;
    let mut passed = 0;
    for (place, word) in unknown {
        while let Some(cell) = reader.next_formula().map_err(broken)? {
            passed += 1;
            if passed > place {
                cells.add(cell.get_position(), Cell::Error(word))?;
                break;
            }
        }
    }
    Ok(())
}

fn broken(error: impl fmt::Display) -> TableError {
    TableError::Workbook(quoted(&error.to_string()))
}

/// Cells by row and position.
#[derive(Default)]
struct Cells {
    rows: BTreeMap<usize, Vec<(usize, Cell)>>,
    count: usize,
}

impl Cells {
    fn add(&mut self, (row, column): (u32, u32), cell: Cell) -> Result<(), TableError> {
        if cell.is_empty() {
            return Ok(());
        }
        let cells = self.rows.entry(row as usize + 1).or_default();
        cells.push((column as usize, cell));
        self.count += 1;
        check_count(self.rows.len(), self.count)
    }

    fn lines(self) -> Vec<Line> {
        let lines = self.rows.into_iter().map(|(number, mut cells)| {
            cells.sort_by_key(|(position, _)| *position);
            Line { number, cells }
        });
        lines.collect()
    }
}

fn cell_of(data: &DataRef<'_>, format: Option<&str>) -> Cell {
    match data {
        DataRef::Empty => Cell::text(""),
        DataRef::String(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Bool(truth) => Cell::Truth(*truth),
        DataRef::Error(error) => Cell::Error(error.to_string()),
        #[expect(
            clippy::cast_precision_loss,
            reason = "those of a sheet have fifteen digits"
        )]
        DataRef::Int(value) => number_format::number(*value as f64, format),
        DataRef::Float(value) => number_format::number(*value, format),
        DataRef::DateTimeIso(shown) | DataRef::DurationIso(shown) => Cell::Moment {
            at: shown.parse().ok(),
            shown: quoted(shown),
        },
        DataRef::DateTime(moment) => moment_of(moment),
    }
}

fn moment_of(moment: &ExcelDateTime) -> Cell {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let at = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())
        .filter(|_| !moment.is_duration())
        .and_then(|date| date.and_hms_opt(hour.into(), minute.into(), second.into()));
    let clock = format!("{hour:02}:{minute:02}");
    let shown = match (hour, minute, second) {
        _ if moment.is_duration() => format!("{:.2} h", moment.as_f64() * 24.0),
        _ if moment.as_f64() < 1.0 => clock,
        (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {clock}"),
    };
    Cell::Moment { at, shown }
}
