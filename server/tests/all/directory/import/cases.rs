//! Files as Excel, WPS and other systems write them: each is taken, or refused by row and column with what to do. The files
//! lie beside this one.

use crate::harness::installation::{Installation, text};

/// What the product says of a file of that name, and whether it was imported.
struct Said {
    is_imported: bool,
    text: String,
}

impl Said {
    #[track_caller]
    fn imported(&self, what: &str) {
        assert!(
            self.is_imported && self.text.contains(what),
            "{}",
            self.text
        );
    }

    #[track_caller]
    fn refused(&self, all: &[&str]) {
        assert!(!self.is_imported, "{}", self.text);
        for what in all {
            assert!(self.text.contains(what), "{what} in {}", self.text);
        }
    }
}

/// Where the organ and the matter are that the files name.
fn office() -> Installation {
    let here = Installation::new();
    let organ = "id,name,level,region\nZZ-SCJG,市场监管局,city,430200\n";
    here.import("organs", organ).unwrap();
    let matter = "id,name,basis\nCSGL-01,垃圾分类,《条例》\n";
    here.import("matters", matter).unwrap();
    here
}

impl Installation {
    fn given(&self, list: &str, name: &str) -> Said {
        self.given_with(list, name, &[])
    }

    fn given_with(&self, list: &str, name: &str, more: &[&str]) -> Said {
        let folder = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/all/directory/import/files"
        );
        let path = format!("{folder}/{name}");
        let arguments = [["import", list, &path].as_slice(), more].concat();
        let done = self.run(&arguments);
        Said {
            is_imported: done.status.success(),
            text: text(&done.stdout) + &text(&done.stderr),
        }
    }

    /// What the database holds of the enterprises: exported by nobody, read by a second import that changes nothing.
    fn has_enterprise(&self, row: &str) -> bool {
        let csv = format!("credit_code,name,region,address\n{row}\n");
        self.import("enterprises", csv)
            .unwrap()
            .contains("0 added, 0 changed")
    }
}

#[test]
fn rows_are_named_as_the_spreadsheet_names_them() {
    let here = office();
    let said = here.given("enterprises", "rows-crlf.csv");
    said.refused(&["(row 3, region)", "(row 5, region)", "2 to correct"]);
    let said = here.given("enterprises", "rows-blank.csv");
    said.refused(&["(row 5, region)", "(row 6, region)", "2 to correct"]);
    let said = here.given("people", "rows-crlf-bom-people.csv");
    said.refused(&["(row 3, role)", "1 to correct"]);
    let said = here.given("enterprises", "rows-open-quote.csv");
    said.refused(&["第 2 行", "opens in row 2, column B is not closed"]);
}

#[test]
fn error_cells_are_named_and_never_imported() {
    let here = office();
    for name in ["error-na-name.xlsx", "error-na-csv.csv"] {
        let said = here.given("enterprises", name);
        said.refused(&["(row 2, name)", "#N/A", "公式错误"]);
    }
    let said = here.given("people", "error-name-person.xlsx");
    said.refused(&["(row 2, name)", "#NAME?"]);
}

#[test]
fn numbers_and_dates_where_text_belongs_are_named_or_read_as_shown() {
    let here = office();
    let said = here.given("enterprises", "number-code-passes.xlsx");
    said.refused(&["(row 2, credit_code)", "digits"]);
    let said = here.given("people", "number-certificate.xlsx");
    said.refused(&["(row 2, certificate)", "digits"]);
    here.given("matters", "number-matter-zeros.xlsx")
        .imported("1 added");
    let again = here.import("matters", "id,name,basis\n000101,补零事项,法\n");
    assert!(again.unwrap().contains("0 added, 0 changed"));
    let said = here.given("enterprises", "address-duration.xlsx");
    said.refused(&["(row 2, address)", "日期或时间"]);
}

#[test]
fn the_first_sheet_that_can_be_seen_is_read_and_said() {
    let here = office();
    let said = here.given("enterprises", "sheet-hidden-first.xlsx");
    said.imported("sheet “企业” was read");
    said.imported("字典（隐藏 hidden）");
    let said = here.given("enterprises", "sheet-notes-first.xlsx");
    said.refused(&[
        "the header lacks",
        "sheet “字典” was read",
        "企业",
        "--sheet",
    ]);
    let said = here.given_with(
        "enterprises",
        "sheet-notes-first.xlsx",
        &["--sheet", "企业"],
    );
    said.imported("sheet “企业” was read");
    let said = here.given_with("enterprises", "sheet-notes-first.xlsx", &["--sheet", "无"]);
    said.refused(&["字典", "企业"]);
}

#[test]
fn a_blank_in_the_last_corner_costs_nothing() {
    office()
        .given("enterprises", "far-cell-xfd.xlsx")
        .imported("1 rows: 1 added");
}

#[test]
fn years_that_a_slip_makes_are_refused_and_dates_are_read_as_people_write_them() {
    let here = office();
    here.given("filings", "year-26.csv")
        .refused(&["(row 2, from)", "26/3/5"]);
    let said = here.given("filings", "year-2206.csv");
    said.refused(&["(row 2, to)", "2206", "--far-years"]);
    // Four ways to write one filing.
    here.given("filings", "date-dots.csv").imported("1 added");
    for name in ["date-midnight.csv", "date-fullwidth.csv"] {
        here.given("filings", name).imported("0 added, 0 changed");
    }
    here.given("filings", "filed-at-zh.csv").imported("1 added");
    let said = here.given_with("filings", "year-2206.csv", &["--far-years"]);
    said.imported("1 added");
}

#[test]
fn credit_codes_are_read_as_they_are_copied() {
    let here = office();
    for name in ["code-bidi.csv", "code-apostrophe.csv", "code-equals.csv"] {
        here.given("enterprises", name).imported("1 rows: 1 added");
    }
    assert!(here.has_enterprise("91430200MA0040026U,隐字公司,天元区,一号"));
}

#[test]
fn an_official_code_with_another_check_digit_never_stops_a_list() {
    let here = office();
    let said = here.given("enterprises", "code-official-odd-check.csv");
    said.imported("1 rows: 1 added");
    said.imported("1 more rows were left out");
    said.imported("(row 2, credit_code)");
    said.imported("check_digit_checked");
    let row = "91430203M0001XKT19,厦门公司,天元区,一号";
    let marked = format!("credit_code,name,region,address,校验位已核对\n{row},是\n");
    assert!(
        here.import("enterprises", marked)
            .unwrap()
            .contains("1 added")
    );
    // From then on it is known, to this list and to others.
    assert!(here.has_enterprise(row));
    let person = "login,name,role,enterprise\nqy,甲,企业,91430203M0001XKT19\n";
    assert!(here.import("people", person).unwrap().contains("1 added"));
}

#[test]
fn words_of_other_systems_are_read() {
    let here = office();
    for name in ["state-official.csv", "state-running.csv"] {
        here.given("enterprises", name).imported("1 added");
    }
    let said = here.given("enterprises", "state-moved.csv");
    said.refused(&["(row 2, state)", "迁入地"]);
    for name in ["region-full.csv", "region-12.csv", "region-fullwidth.csv"] {
        here.given("enterprises", name).imported("1 added");
    }
    assert!(here.has_enterprise("91430200MA0040034N,测试公司,430211,一号"));
    let said = here.given("enterprises", "region-old.csv");
    said.refused(&["(row 2, region)", "渌口区", "430212", "2018"]);
    let said = here.given("enterprises", "region-yunlong.csv");
    said.refused(&["(row 2, region)", "云龙示范区", "430204"]);
}

#[test]
fn headers_are_found_with_their_marks_and_never_twice() {
    let here = office();
    here.given("enterprises", "header-star.csv")
        .imported("1 added");
    let said = here.given("enterprises", "header-twice.csv");
    said.refused(&["企业名称", "B1", "C1"]);
}

#[test]
fn control_signs_in_names_are_named() {
    let said = office().given("enterprises", "name-control.csv");
    said.refused(&["(row 2, name)", "U+0000", "(row 3, name)", "U+000A"]);
}
