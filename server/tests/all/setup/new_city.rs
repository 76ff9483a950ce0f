//! A new city is data alone: divisions, pack and lists, by the binary, and what its phones send is judged by its pack.

use ruqi::clock::Clock;
use ruqi::store::ids::EnterpriseId;
use serde_json::{Value, json};

use crate::harness::TestServer;
use crate::harness::installation::{Installation, text};
use crate::harness::lists;
use crate::harness::phone::Phone;
use crate::harness::phone_copy::PULL;

/// As they come: children before their parent, and a level as people write it.
const REGIONS: &str = r#"[
  {"code": "999801", "name": "示例区", "name_en": "Example District", "level": "区", "parent": "999800"},
  {"code": "999800", "name": "示例市", "name_en": "Example City", "level": "city", "parent": null}
]"#;

/// The city's own rules, on any day of the month: this test runs on any.
fn pack() -> String {
    let json = include_str!("../../../../rules-wasm/packs/graded-2026.json");
    let mut pack: Value = serde_json::from_str(json).unwrap();
    pack["rules"].as_object_mut().unwrap().remove("quiet_day");
    pack["default_category"] = json!("special");
    pack.to_string()
}

/// Everything by the binary; gives the token of the officer's one-time link.
fn city() -> (Installation, String) {
    let here = Installation::bare();
    let said = here.import("regions", REGIONS).unwrap();
    assert!(said.contains("2 added"), "{said}");
    assert!(
        here.import("pack", pack())
            .unwrap()
            .contains("graded-2026@1")
    );
    let organ = "id,name,level,region\nXX-SCJG,示例市市场监督管理局,市级,示例市\n";
    here.import("organs", organ).unwrap();
    here.import("matters", lists::MATTERS.replace("O1", "XX-SCJG"))
        .unwrap();
    let enterprises = format!(
        "credit_code,name,region,address,grade,grade_since\n{},示例公司,示例区,示例路1号,A,2020-01-01\n",
        lists::credit_code(1)
    );
    here.import("enterprises", enterprises).unwrap();
    let people = here.file(
        "people.csv",
        "login,name,role,organ,certificate\nzhang,张三,执法人员,XX-SCJG,示-1\n",
    );
    let links = here.path("links.csv");
    let (people, file) = (people.to_str().unwrap(), links.to_str().unwrap());
    let done = here.run(&["import", "people", people, "--links", file]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let written = std::fs::read_to_string(links).unwrap();
    let token = written.trim().rsplit('/').next().unwrap().to_owned();
    (here, token)
}

/// The key of the only row of a kind, and that row.
fn only(page: &Value, kind: &str) -> (String, Value) {
    let blocks = page["blocks"].as_array().unwrap().iter();
    let mut rows = blocks
        .filter(|block| block["kind"] == kind)
        .flat_map(|block| block["rows"].as_array().unwrap());
    let row = rows.next().unwrap().clone();
    assert!(rows.next().is_none(), "{kind}");
    (row[0].as_str().unwrap().to_owned(), row)
}

#[tokio::test]
async fn a_city_made_from_nothing_judges_by_its_own_pack() {
    let (here, token) = city();
    let server = TestServer::over(here.into_folder());
    let officer = server.by_link("zhang".into(), &token).await;
    let page: Value = officer.get(&server, PULL).await.json().await.unwrap();
    let (id, row) = only(&page, "enterprise");
    assert_eq!(row[8], json!([["A", "2020-01-01", null]]));
    let enterprise: EnterpriseId = id.parse().unwrap();

    let mut phone = Phone::enrol(&server, &officer, "XX-SCJG").await;
    let wall = Clock::real().real_now().to_string();
    // A phone that has no pack yet states no category: the pack's default holds.
    let event = phone.register(&wall, enterprise, json!({ "category": "unstated" }));
    phone.push(&server, &[&event]).await;
    let path = format!("/api/v1/registrations/{}", event.id);
    let seen: Value = officer.get(&server, &path).await.json().await.unwrap();
    assert_eq!(seen["category"], "special");
    let findings = seen["verdict"]["findings"].as_array().unwrap();
    let caps: Vec<&Value> = findings.iter().filter_map(|one| one.get("cap")).collect();
    assert_eq!(caps, ["a-none"], "{findings:?}");
}

#[test]
fn divisions_are_refused_that_have_no_parent_or_are_their_own() {
    let here = Installation::bare();
    let refused = |list: &str, says: &str| {
        let said = here.import("regions", list).unwrap_err();
        assert!(said.contains(says), "{said}");
    };
    refused(
        "code,name,level,parent\n999801,区,县级,999800\n",
        "(row 2, parent)",
    );
    refused(
        "code,name,level,parent\n999801,区,县级,999802\n999802,县,县级,999801\n",
        "(row 3, parent)",
    );
    refused("code,name,level\n99,市,市级\n", "(row 2, code)");
    refused("[{\"code\": 7}", "JSON");
    here.import("regions", REGIONS).unwrap();
    refused(
        "code,name,level,parent\n999800,示例市,市级,999801\n",
        "(row 2, parent)",
    );
    let said = here.import("regions", REGIONS).unwrap();
    assert!(said.contains("0 added, 0 changed"), "{said}");
}
