//! What the parts of a workbook say that they hold. Whoever reads one makes room for it beforehand: a number in a tag would
//! be as good as a terabyte, and a style of five bytes takes hundreds of them in memory.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::directory::import::file::table_error::{MOST_CELLS, TableError};

/// Spreadsheets have 65,490 styles at most, each with a font, a border and so on of its own.
const MOST_STYLES: usize = 400_000;

/// What all parts together hold so far.
#[derive(Default)]
pub struct PartClaims {
    strings: usize,
    styles: usize,
}

impl PartClaims {
    /// Reads a part for as long as it is XML: whoever reads it later stops there, too.
    ///
    /// # Errors
    /// When more is said to be there than a list has.
    pub fn read(&mut self, part: &mut impl BufRead) -> Result<(), TableError> {
        let mut reader = Reader::from_reader(part);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.check_comments = false;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(tag) | Event::Empty(tag)) => self.count(&tag)?,
                Ok(Event::Eof) | Err(_) => return Ok(()),
                Ok(_) => (),
            }
        }
    }

    fn count(&mut self, tag: &BytesStart<'_>) -> Result<(), TableError> {
        match tag.local_name().as_ref() {
            "si" => self.strings += 1,
            "xf" | "font" | "fill" | "border" | "numFmt" | "dxf" => self.styles += 1,
            // How many texts there are; which of the shared formulas it is.
            "sst" | "f" if largest_number(tag.attributes_raw()) > MOST_CELLS => {
                return Err(TableError::TooManyCells);
            }
            _ => (),
        }
        if self.strings > MOST_CELLS {
            Err(TableError::TooManyCells)
        } else if self.styles > MOST_STYLES {
            Err(TableError::TooManyStyles)
        } else {
            Ok(())
        }
    }
}

/// The largest whole number that stands in a text.
fn largest_number(text: &str) -> usize {
    let numbers = text.split(|sign: char| !sign.is_ascii_digit());
    let numbers = numbers.filter(|digits| !digits.is_empty());
    let numbers = numbers.map(|digits| digits.parse().unwrap_or(usize::MAX));
    numbers.max().unwrap_or_default()
}
