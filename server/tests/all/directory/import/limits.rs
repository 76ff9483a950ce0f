//! Texts without an end are refused by row and column, with the limit and what to do.

use crate::harness::installation::Installation;
use crate::harness::lists::{credit_code, filled};

/// What is said of a list that is not taken; no message quotes more than its reader can use.
fn refused(here: &Installation, list: &str, text: impl AsRef<[u8]>) -> String {
    let said = here.import(list, text).unwrap_err();
    assert!(said.len() < 2_000, "{} bytes: {:.500}", said.len(), said);
    said
}

#[test]
fn a_text_that_is_too_long_is_named_by_row_and_column() {
    let here = filled();
    let enterprise = |name: &str, address: &str| {
        let code = credit_code(1);
        format!("credit_code,name,region,address\n{code},{name},430211,{address}\n")
    };
    let (line, page) = ("株".repeat(200), "洲".repeat(2_000));
    here.import("enterprises", enterprise(&line, &page))
        .unwrap();
    let long = "株".repeat(1_000_000);
    for (list, text, place, limit) in [
        (
            "enterprises",
            enterprise(&(line + "株"), "a"),
            "name",
            "200",
        ),
        (
            "enterprises",
            enterprise("a", &(page + "洲")),
            "address",
            "2000",
        ),
        ("enterprises", enterprise(&long, "a"), "name", "2000"),
        (
            "organs",
            format!("id,name,level,region\n{},甲,市级,430200\n", "局".repeat(22)),
            "id",
            "64",
        ),
        (
            "matters",
            format!("id,name,basis\n{},甲,乙\n", "M".repeat(65)),
            "id",
            "64",
        ),
        (
            "matters",
            format!("[{{\"id\":\"M9\",\"name\":\"{long}\",\"basis\":\"乙\"}}]"),
            "name",
            "2000",
        ),
        (
            "people",
            format!("login,name,role\n{},张三,管理员\n", "z".repeat(201)),
            "login",
            "200",
        ),
    ] {
        let said = refused(&here, list, text);
        let row = if said.contains("(row 1, ") { 1 } else { 2 };
        assert!(said.contains(&format!("(row {row}, {place})")), "{said}");
        assert!(said.contains(limit), "{said}");
    }
}

#[test]
fn messages_quote_the_beginning_of_what_they_are_about() {
    let here = filled();
    let code = credit_code(1);
    for wrong in [
        format!(
            "credit_code,name,region,address\n{code},{},430211,a\n",
            "#".repeat(1_500)
        ),
        format!(
            "credit_code,name,region,address\n{code},9.{}E+17,430211,a\n",
            "1".repeat(1_500)
        ),
        format!("[\"{}\"]", "a".repeat(100_000)),
        format!(
            "{}credit_code,name,region,address\n",
            "name,".repeat(10_000)
        ),
    ] {
        refused(&here, "enterprises", wrong);
    }
}
