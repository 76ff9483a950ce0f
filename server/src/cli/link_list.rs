//! Writes the one-time links that an import made, as a list that spreadsheets open.

use std::borrow::Cow;
use std::io::Write;
use std::path::Path;

use crate::directory::import::NewLink;
use crate::invisible_sign::without_invisible;
use crate::private_files;

/// Writes the links into the file, or to standard output where none is named: they are nowhere else.
///
/// # Errors
/// When it cannot be written.
pub fn write(links: &[NewLink], file: Option<&Path>) -> Result<(), Box<dyn std::error::Error>> {
    if links.is_empty() {
        return Ok(());
    }
    let to: Box<dyn Write> = match file {
        Some(file) => {
            let mut to =
                private_files::create(file).map_err(|e| format!("{}: {e}", file.display()))?;
            // By this mark spreadsheets know UTF-8.
            to.write_all("\u{feff}".as_bytes())?;
            Box::new(to)
        }
        None => Box::new(std::io::stdout()),
    };
    let mut csv = csv::Writer::from_writer(to);
    csv.write_record(["账号", "姓名", "一次性登录链接"])?;
    for link in links {
        let name = without_invisible(&link.name);
        let (login, name) = (without_formula(&link.login), without_formula(&name));
        csv.write_record([&*login, &*name, &link.url])?;
    }
    csv.flush()?;
    Ok(())
}

/// A text that a spreadsheet takes for text: one that begins as a formula does gets an apostrophe, which the import passes
/// over again.
fn without_formula(text: &str) -> Cow<'_, str> {
    let signs = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    if text.trim_start_matches(' ').starts_with(signs) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}
