//! A workbook, packed of parts that are made up: as a list's file, and the checksums in it are right.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::list_file;

/// Where the parts go that an input brings, in their order.
const PARTS: [&str; 4] = [
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
];

/// Parts that are the same in every workbook, and the last one where the input brings none.
const USUAL: [(&str, &str); 4] = [
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#,
    ),
];

/// Bytes are a letter for the list, and parts with U+001E between them.
pub fn check(bytes: &[u8]) {
    let Some((letter, parts)) = bytes.split_first() else {
        return;
    };
    let brought: Vec<(&str, &[u8])> = PARTS
        .into_iter()
        .zip(parts.split(|byte| *byte == 0x1e))
        .filter(|(_, content)| !content.is_empty())
        .collect();
    let usual = USUAL.iter().map(|(name, text)| (*name, text.as_bytes()));
    let usual = usual.filter(|(name, _)| brought.iter().all(|(other, _)| other != name));
    let all: Vec<(&str, &[u8])> = usual.chain(brought.iter().copied()).collect();
    list_file::imports(*letter, &packed(&all));
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        archive.start_file(*name, stored).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}
