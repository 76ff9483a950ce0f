//! `ruqi import` takes lists in: real files, the real binary.

use ruqi::directory::import::ImportKind;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::harness::installation::{Installation, text};
use crate::harness::lists::{MATTERS, ORGANS, credit_code, enterprises, filled};

#[test]
fn every_list_comes_in_and_comes_in_again() {
    let here = Installation::new();
    assert!(here.import("organs", ORGANS).unwrap().contains("3 added"));
    assert!(
        here.import("organs", ORGANS)
            .unwrap()
            .contains("0 added, 0 changed")
    );
    let renamed = ORGANS.replace("区局", "区市场监管局");
    assert!(
        here.import("organs", renamed)
            .unwrap()
            .contains("0 added, 1 changed")
    );
    assert!(here.import("matters", MATTERS).unwrap().contains("2 added"));
    assert!(
        here.import("enterprises", enterprises(3))
            .unwrap()
            .contains("3 added")
    );
    let moved = enterprises(3).replace("天台路1号", "珠江南路1号");
    assert!(
        here.import("enterprises", moved)
            .unwrap()
            .contains("0 added, 1 changed")
    );
}

#[test]
fn a_workbook_comes_in_with_its_dates_and_numbers() {
    let here = filled();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (column, name) in [
        "机关编号",
        "年度",
        "统一社会信用代码",
        "检查事项编号",
        "起始日期",
        "截止日期",
    ]
    .iter()
    .enumerate()
    {
        sheet.write(0, column as u16, *name).unwrap();
    }
    sheet.write(2, 0, "O1").unwrap();
    sheet.write(2, 1, 2026).unwrap();
    sheet.write(2, 2, credit_code(1)).unwrap();
    sheet.write(2, 3, "M1、M2").unwrap();
    let date = |text| ExcelDateTime::parse_from_str(text).unwrap();
    sheet
        .write_with_format(2, 4, date("2026-03-01"), &day)
        .unwrap();
    sheet
        .write_with_format(2, 5, date("2026-03-31"), &day)
        .unwrap();
    assert!(
        here.import("plan", book.save_to_buffer().unwrap())
            .unwrap()
            .contains("1 rows: 1 added")
    );

    sheet_with_wrong_date(&here);
}

/// The row number is the one beside the row, the empty row above counted.
fn sheet_with_wrong_date(here: &Installation) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["organ", "year", "matters", "from", "to"],
        ["", "", "", "", ""],
        ["O1", "2026", "M1", "2026/3/1", "2026年3月40日"],
    ];
    for (r, row) in rows.iter().enumerate() {
        for (c, cell) in row.iter().enumerate() {
            sheet.write(r as u32, c as u16, *cell).unwrap();
        }
    }
    let said = here
        .import("plan", book.save_to_buffer().unwrap())
        .unwrap_err();
    assert!(said.contains("(row 3, to)"), "{said}");
}

#[test]
fn people_get_links_once_and_only_until_they_have_a_password() {
    let here = filled();
    let csv = format!(
        "账号,姓名,角色,机关编号,地区,统一社会信用代码,执法证号,证件有效期至\n\
         Zhang,张三,执法人员,O1,,,湘B-1,2027-12-31\n\
         zhang,张三,联络员,O1,,,湘B-1,2027-12-31\n\
         li,李四,牵头部门,,株洲市,,,\n\
         wang,王五,企业,,,{},,\n",
        credit_code(0)
    );
    let file = here.file("people.csv", csv);
    let links = here.path("links.csv");
    let done = here.run(&[
        "import",
        "people",
        file.to_str().unwrap(),
        "--links",
        links.to_str().unwrap(),
    ]);
    assert!(
        text(&done.stdout).contains("4 rows: 3 added"),
        "{}",
        text(&done.stderr)
    );
    assert!(!text(&done.stdout).contains("/link/"));
    let written = std::fs::read_to_string(links).unwrap();
    assert_eq!(written.matches("/link/").count(), 3);
    assert_eq!(written.matches("zhang").count(), 1);
}

#[test]
fn the_template_of_each_list_is_a_file_that_it_takes() {
    let here = Installation::new();
    for list in [
        "regions",
        "organs",
        "people",
        "matters",
        "enterprises",
        "plan",
        "filings",
    ] {
        let template = here.run(&["import", list, "--template"]);
        assert!(template.status.success());
        assert!(template.stdout.starts_with("\u{feff}".as_bytes()));
        assert!(
            here.import(list, &template.stdout)
                .unwrap()
                .contains("0 rows")
        );
    }
}

#[test]
fn the_manual_names_every_column() {
    let manual = include_str!("../../../../../docs/OPERATIONS.md");
    for (list, kind) in [
        ("regions", ImportKind::Regions),
        ("organs", ImportKind::Organs),
        ("people", ImportKind::People),
        ("matters", ImportKind::Matters),
        ("enterprises", ImportKind::Enterprises),
        ("plan", ImportKind::Plan),
        ("filings", ImportKind::Filings),
    ] {
        let said = manual
            .lines()
            .find(|line| line.starts_with(&format!("| `{list}` |")))
            .unwrap();
        for column in kind.columns() {
            let name = format!("{} `{}`", column.zh, column.key);
            let name = if column.needed {
                format!("**{name}**")
            } else {
                name
            };
            assert!(said.contains(&name), "{list}: {name}");
        }
    }
}
