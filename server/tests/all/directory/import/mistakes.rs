//! `ruqi import` of files with mistakes: each is named by row and column, and nothing is imported.

use crate::harness::installation::{Installation, text};
use crate::harness::lists::{credit_code, enterprises, filled};

#[test]
fn a_wrong_row_7431_is_named_and_nothing_is_imported() {
    let here = Installation::new();
    let good = enterprises(10_000);
    let line = good.lines().nth(7_430).unwrap();
    let last = line.find(',').unwrap() - 1;
    let other = if &line[last..=last] == "0" { "1" } else { "0" };
    let wrong = good.replace(
        line,
        &format!("{}{other}{}", &line[..last], &line[last + 1..]),
    );
    let said = here.import("enterprises", wrong).unwrap_err();
    assert!(
        said.contains("第 7431 行 统一社会信用代码 (row 7431, credit_code)"),
        "{said}"
    );
    assert!(said.contains("nothing was imported"), "{said}");
    assert!(
        here.import("enterprises", good)
            .unwrap()
            .contains("10000 added, 0 changed")
    );
}

#[test]
fn each_mistake_is_named_by_row_and_column() {
    let here = filled();
    let cases = [
        (
            "organs",
            "id,name,level,region\nX,甲,镇级,430200\nY,乙,city,上海市\n,丙,city,430200\n",
            vec!["(row 2, level)", "(row 3, region)", "(row 4, id)"],
        ),
        (
            "organs",
            "id,name,level,region,parent\nX,甲,city,430200,Y\nY,乙,city,430200,X\nX,丙,city,430200,\n",
            vec!["(row 2, parent)", "(row 4, id)"],
        ),
        (
            "matters",
            "id,name,basis,organ,cap\nM3,甲,法,O9,\nM4,乙,法,,0\nM4,丙,法,,\n",
            vec!["(row 2, organ)", "(row 3, cap)"],
        ),
        (
            "people",
            "login,name,role,organ,region,certificate_until\na,甲,officer,,,\nb,乙,警察,O1,,\nc,丙,supervisor,,昆明市,\nd,丁,officer,O1,,2026-02-30\n",
            vec![
                "(row 2, organ)",
                "(row 3, role)",
                "(row 4, region)",
                "(row 5, certificate_until)",
            ],
        ),
        (
            "plan",
            "organ,year,matters,from,to\nO1,2026,M9,2026-01-01,2026-02-01\nO1,2026,M1,2026-03-01,2026-02-01\nO1,2026,M1,2025-12-01,2026-02-01\nO1,二六,M1,2026-01-01,2026-02-01\n",
            vec![
                "(row 2, matters)",
                "(row 3, to)",
                "(row 4, from)",
                "(row 5, year)",
            ],
        ),
        (
            "filings",
            "organ,enterprise,matters,from,to,filed_at\nO1,91430211MA00000000,M1,2026-01-01,2026-02-01,\nO1,,M1,2026-01-01,2026-02-01,2999-01-01\n",
            vec!["(row 3, filed_at)"],
        ),
    ];
    for (list, csv, places) in cases {
        let said = here.import(list, csv).unwrap_err();
        for place in places {
            assert!(said.contains(place), "{list}: {place} in {said}");
        }
    }
}

#[test]
fn rows_that_contradict_or_repeat_each_other_are_named() {
    let here = Installation::new();
    let code = credit_code(1);
    let csv = format!(
        "credit_code,name,region,address\n{code},甲,天元区,一号\n{code},乙,天元区,二号\n{code},甲,天元区,一号\n{code},甲,天元区,三号\n"
    );
    let said = here.import("enterprises", csv).unwrap_err();
    assert!(
        said.contains("(row 3, credit_code)") && said.contains("row 2, with another name"),
        "{said}"
    );
    assert!(
        said.contains("(row 4, credit_code)") && said.contains("repeats row 2"),
        "{said}"
    );
    assert!(!said.contains("row 5"), "{said}");
}

#[test]
fn of_a_thousand_wrong_rows_a_hundred_are_shown_and_the_rest_counted() {
    let here = Installation::new();
    let csv = enterprises(1_000).replace("天元区", "某某区");
    let said = here.import("enterprises", csv).unwrap_err();
    assert_eq!(said.matches("(row ").count(), 100);
    assert!(
        said.contains("and 900 more") && said.contains("1000 to correct"),
        "{said}"
    );
}

#[test]
fn a_file_that_cannot_be_read_says_what_to_do() {
    let here = Installation::new();
    let gb18030 = b"\xcd\xb3\xd2\xbb,\xc6\xf3\xd2\xb5\n";
    assert!(
        here.import("enterprises", gb18030)
            .unwrap_err()
            .contains("CSV UTF-8")
    );
    assert!(
        here.import("enterprises", "")
            .unwrap_err()
            .contains("no header row")
    );
    let said = here
        .import("enterprises", "name,address\n甲,一号\n")
        .unwrap_err();
    assert!(
        said.contains("credit_code, region") && said.contains("--template"),
        "{said}"
    );
    assert!(
        here.import("enterprises", b"PK\x03\x04 broken")
            .unwrap_err()
            .contains("workbook")
    );
    let missing = here.run(&["import", "organs", "nowhere.csv"]);
    assert!(text(&missing.stderr).contains("nowhere.csv"));
}

#[test]
fn a_cell_with_line_breaks_does_not_shift_the_rows_below_it() {
    let here = Installation::new();
    let csv = format!(
        "credit_code,name,region,address\n\n{},甲,天元区,\"一号\n二楼\"\n{},乙,无此区,三号\n",
        credit_code(1),
        credit_code(2)
    );
    let said = here.import("enterprises", csv).unwrap_err();
    assert!(said.contains("(row 4, region)"), "{said}");
}
