//! Workbooks with what people and programs leave in them: errors, numbers shown otherwise, far cells, bombs.

use rust_xlsxwriter::{Format, Workbook};

use crate::harness::installation::Installation;
use crate::harness::lists::credit_code;
use crate::harness::raw_workbook::{packed, raw_sheet, text_cell};

const HEADER: [&str; 5] = [
    "统一社会信用代码",
    "企业名称",
    "登记地区",
    "经营地址",
    "联系方式",
];

/// A list of one enterprise, with one sheet.
fn list(change: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let code = credit_code(1);
    let row = [code.as_str(), "示例公司", "天元区", "一号", ""];
    for (column, (name, cell)) in (0..).zip(HEADER.iter().zip(row)) {
        sheet.write(0, column, *name).unwrap();
        if !cell.is_empty() {
            sheet.write(1, column, cell).unwrap();
        }
    }
    change(sheet);
    book.save_to_buffer().unwrap()
}

#[test]
fn an_error_of_a_newer_spreadsheet_is_named_where_it_stands() {
    let here = Installation::new();
    let head: String = ["A1", "B1", "C1", "D1"]
        .iter()
        .zip(HEADER)
        .map(|(at, name)| text_cell(at, name))
        .collect();
    let first = text_cell("A2", &credit_code(1))
        + &text_cell("B2", "甲")
        + &text_cell("C2", "天元区")
        + &text_cell("D2", "一号");
    let second = text_cell("A4", &credit_code(2))
        + "<c r=\"B4\" t=\"e\"><f>X()</f><v>#SPILL!</v></c>"
        + &text_cell("C4", "天元区")
        + "<c r=\"D4\" t=\"e\"><v>#FIELD!</v></c>";
    let rows =
        format!("<row r=\"1\">{head}</row><row r=\"2\">{first}</row><row r=\"4\">{second}</row>");
    let said = here.import("enterprises", raw_sheet(&rows)).unwrap_err();
    for named in [
        "(row 4, name)",
        "#SPILL!",
        "(row 4, address)",
        "#FIELD!",
        "2 to correct",
    ] {
        assert!(said.contains(named), "{said}");
    }
}

#[test]
fn numbers_are_taken_as_shown_or_named() {
    let here = Installation::new();
    let plain = list(|sheet| drop(sheet.write(1, 4, 13_812_345_678_f64)));
    assert!(
        here.import("enterprises", plain)
            .unwrap()
            .contains("1 added")
    );
    let zeros = Format::new().set_num_format("00000000000");
    let padded = list(|sheet| drop(sheet.write_with_format(1, 4, 73_128_880_000_f64, &zeros)));
    assert!(
        here.import("enterprises", padded)
            .unwrap()
            .contains("1 changed")
    );
    let parted = Format::new().set_num_format("0000-0000000");
    let other = list(|sheet| drop(sheet.write_with_format(1, 4, 7_312_888_000_f64, &parted)));
    let said = here.import("enterprises", other).unwrap_err();
    assert!(
        said.contains("(row 2, contact)") && said.contains("0000-0000000"),
        "{said}"
    );
    let lost = list(|sheet| drop(sheet.write(1, 4, 4.302e17)));
    let said = here.import("enterprises", lost).unwrap_err();
    assert!(
        said.contains("(row 2, contact)") && said.contains("digits"),
        "{said}"
    );
    let truth = list(|sheet| drop(sheet.write(1, 1, true)));
    let said = here.import("enterprises", truth).unwrap_err();
    assert!(said.contains("(row 2, name)"), "{said}");
}

#[test]
fn what_stands_beside_the_list_is_passed_over() {
    let here = Installation::new();
    let far = list(|sheet| {
        sheet.write(1_048_575, 16_383, "备注").unwrap();
        sheet.write(9, 8, "制表人").unwrap();
    });
    assert!(
        here.import("enterprises", far)
            .unwrap()
            .contains("1 rows: 1 added")
    );
}

#[test]
fn a_workbook_that_would_fill_the_memory_is_not_unpacked() {
    let here = Installation::new();
    let blanks = vec![b' '; 200 * 1024 * 1024];
    let bomb = packed(&[("[Content_Types].xml", &blanks)]);
    assert!(bomb.len() < 1024 * 1024);
    let said = here.import("enterprises", bomb).unwrap_err();
    assert!(said.contains("128 MiB"), "{said}");
    let other = packed(&[("content.xml", b"<x/>")]);
    let said = here.import("enterprises", other).unwrap_err();
    assert!(
        said.contains("OpenDocument") && said.contains(".xlsx"),
        "{said}"
    );
}

#[test]
fn links_are_for_spreadsheets_and_their_names_no_formulas() {
    let here = Installation::new();
    let people = "login,name,role\n=1,=HYPERLINK(1),管理员\n+2,@SUM,管理员\nc,丙,管理员\n";
    let (file, links) = (here.file("people.csv", people), here.path("links.csv"));
    let done = here.run(&[
        "import",
        "people",
        file.to_str().unwrap(),
        "--links",
        links.to_str().unwrap(),
    ]);
    assert!(done.status.success());
    let written = std::fs::read_to_string(links).unwrap();
    assert!(written.starts_with("\u{feff}账号,姓名"), "{written}");
    assert!(
        written.contains("'=HYPERLINK(1)") && written.contains("'@SUM") && written.contains("'+2"),
        "{written}"
    );
    for line in written.lines() {
        assert!(
            line.split(',')
                .all(|cell| !cell.starts_with(['=', '+', '@'])),
            "{line}"
        );
    }
    // Read again, the apostrophes are passed over.
    let again = "login,name,role\n'=1,'=HYPERLINK(1),管理员\n";
    assert!(
        here.import("people", again)
            .unwrap()
            .contains("0 added, 0 changed")
    );
}
