//! Files that are small and would fill the memory are refused with words, in as much memory as a small server has.

use crate::harness::installation::Installation;
use crate::harness::lists::credit_code;
use crate::harness::raw_workbook::{text_cell, with_parts};

/// KiB that a process may have, of which its libraries and threads reserve a third without using it.
const MEMORY: u32 = 1_000_000;

/// A list of one enterprise, and more behind it.
fn rows(more: &str) -> String {
    let row = |number: usize, cells: [&str; 4]| {
        let cells: String = ["A", "B", "C", "D"]
            .iter()
            .zip(cells)
            .map(|(column, text)| text_cell(&format!("{column}{number}"), text))
            .collect();
        format!("<row r=\"{number}\">{cells}</row>")
    };
    let code = credit_code(1);
    row(1, ["credit_code", "name", "region", "address"])
        + &row(2, [&code, "示例公司", "天元区", "一号"])
        + more
}

#[track_caller]
fn said(file: &[u8]) -> String {
    let here = Installation::new();
    match here.import_within(MEMORY, "enterprises", file) {
        Ok(said) | Err(said) => said,
    }
}

#[track_caller]
fn is_refused(file: &[u8], words: &str) {
    assert!(file.len() < 66 * 1024 * 1024, "{}", file.len());
    let said = said(file);
    assert!(said.contains(words), "{said:.2000}");
}

#[test]
fn a_cell_in_the_last_corner_takes_no_room() {
    let far = text_cell("XFD1048576", "备注");
    let file = with_parts(&rows(&format!("<row r=\"1048576\">{far}</row>")), &[]);
    let said = said(&file);
    assert!(said.contains("1 rows: 1 added"), "{said}");
}

#[test]
fn a_text_that_many_cells_share_is_kept_once() {
    let text = "共".repeat(20_000);
    let strings = format!("<sst><si><t>{text}</t></si></sst>");
    let shared = "<c t=\"s\"><v>0</v></c>".repeat(25_000);
    let more = format!("<row r=\"3\">{shared}</row>");
    let parts: [(&str, &[u8]); 1] = [("xl/sharedStrings.xml", strings.as_bytes())];
    is_refused(&with_parts(&rows(&more), &parts), "(row 3, credit_code)");
}

#[test]
fn numbers_that_a_workbook_states_make_no_room() {
    let strings: &[u8] = b"<sst uniqueCount=\"22906492245\"><si><t>a</t></si></sst>";
    let file = with_parts(&rows(""), &[("xl/sharedStrings.xml", strings)]);
    is_refused(&file, "filled cells");
    // Errors that the library does not know make it read the formulas.
    let formula = "<row r=\"3\"><c r=\"A3\"><f t=\"shared\" si=\"22906492245\" ref=\"A3:A4\">1</f><v>1</v></c><c r=\"B3\" t=\"e\"><v>#SPILL!</v></c></row>";
    is_refused(&with_parts(&rows(formula), &[]), "filled cells");
    // A number beyond the library's own is no other number.
    let overflow = "<row r=\"3\"><c r=\"A99999999999\"><v>1</v></c></row>";
    is_refused(&with_parts(&rows(overflow), &[]), "");
}

#[test]
fn styles_are_counted() {
    let styles = "<xf/>".repeat(500_000);
    let styles = format!("<styleSheet><cellXfs>{styles}</cellXfs></styleSheet>");
    let file = with_parts(&rows(""), &[("xl/styles.xml", styles.as_bytes())]);
    is_refused(&file, "styles");
}

#[test]
fn depth_takes_no_stack() {
    let deep = "<a>".repeat(1_000_000);
    is_refused(&with_parts(&rows(&deep), &[]), "");
    let json = "[".repeat(1_000_000);
    is_refused(json.as_bytes(), "JSON");
}

#[test]
fn plain_texts_are_bounded_too() {
    is_refused(&vec![b','; 60 * 1024 * 1024], "filled cells");
    let wide = "a,".repeat(16_000) + "\n";
    is_refused(wide.repeat(320).as_bytes(), "filled cells");
    let small = "{\"\":0},".repeat(3_000_000);
    is_refused(format!("[{small}{{}}]").as_bytes(), "500000 rows");
    let nested = "1,".repeat(20_000_000);
    is_refused(
        format!("[{{\"name\":[{nested}1]}}]").as_bytes(),
        "credit_code",
    );
    let name = "a".repeat(50_000_000);
    is_refused(
        format!("credit_code,name,region,address\n1,{name},2,3\n").as_bytes(),
        "(row 2, name)",
    );
}

#[test]
fn the_older_kind_of_workbook_is_refused_unread() {
    is_refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", ".xlsx");
}
