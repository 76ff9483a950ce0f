//! Codes at doors are made, bound, replaced, drawn, printed, and looked at with any browser.

use reqwest::{Method, Response};
use ruqi_rules::DoorCode;
use serde_json::{Value, json};

use crate::harness::firm::{Firm, firm};
use crate::harness::{HETANG, LUSONG, Person, TestServer, problem};

/// What a scanner reads from a PNG.
fn scanned(png: &[u8]) -> String {
    let picture = image::load_from_memory(png).unwrap().to_luma8();
    let mut prepared = rqrr::PreparedImage::prepare(picture);
    let grids = prepared.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().unwrap().1
}

async fn page(server: &TestServer, path: &str) -> (u16, String) {
    let answer = server.ask(Method::GET, path).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

async fn here() -> (TestServer, Firm, Person) {
    let server = TestServer::start();
    let firm = firm(&server, "<株洲>天元&食品", "zztysp", HETANG, 1).await;
    let administrator = server.administrator().await;
    (server, firm, administrator)
}

#[tokio::test]
async fn a_scanner_reads_the_address_of_the_code_from_the_picture() {
    let (server, firm, administrator) = here().await;
    let path = format!("/api/v1/codes/{}/qr", firm.fingerprint);
    let png = administrator.get(&server, &format!("{path}.png")).await;
    assert_eq!(png.headers()["content-type"], "image/png");
    let address = scanned(&png.bytes().await.unwrap());
    assert_eq!(
        address,
        format!("{}/C/{}", server.url.to_uppercase(), firm.code)
    );
    let read = ruqi_rules::read_code(&address).unwrap();
    assert_eq!(read.fingerprint.to_string(), firm.fingerprint);
    let svg = administrator.get(&server, &format!("{path}.svg")).await;
    assert_eq!(svg.headers()["content-type"], "image/svg+xml");
    assert!(svg.text().await.unwrap().starts_with("<svg"));
}

#[tokio::test]
async fn a_replaced_code_ends_and_the_new_one_holds() {
    let (server, firm, administrator) = here().await;
    let replace = format!("/api/v1/codes/{}/replace", firm.fingerprint);
    let answer = administrator.post(&server, &replace, &json!({})).await;
    let new: Value = answer.json().await.unwrap();
    assert_ne!(new["text"], firm.code);
    let again = administrator.post(&server, &replace, &json!({})).await;
    problem(again, 404, "not-found").await;
    let seen: Value = administrator
        .get(&server, &format!("/api/v1/enterprises/{}", firm.id))
        .await
        .json()
        .await
        .unwrap();
    let codes = seen["premises"][0]["codes"].as_array().unwrap();
    assert_eq!(codes.len(), 2);
    assert_eq!(
        (&codes[0]["text"], &codes[0]["until"]),
        (&new["text"], &Value::Null)
    );
    assert!(codes[1]["until"].is_string());
    assert_eq!(page(&server, &format!("/c/{}", firm.code)).await.0, 404);
    assert_eq!(
        page(&server, &format!("/c/{}", new["text"].as_str().unwrap()))
            .await
            .0,
        200
    );
}

async fn bind(server: &TestServer, administrator: &Person, at: &Firm, text: &str) -> Response {
    let path = format!("/api/v1/premises/{}/codes", at.premises);
    administrator
        .post(server, &path, &json!({ "text": text }))
        .await
}

#[tokio::test]
async fn a_foreign_code_hangs_at_one_door() {
    let (server, first, administrator) = here().await;
    let second = firm(&server, "芦淞服饰", "lsfs", LUSONG, 2).await;
    let text = " https://code.example/e?id=7 ";
    let bound: Value = bind(&server, &administrator, &first, text)
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(
        (&bound["kind"], &bound["text"]),
        (&json!("foreign"), &json!(text.trim()))
    );
    assert_eq!(
        bind(&server, &administrator, &first, text).await.status(),
        201
    );
    problem(
        bind(&server, &administrator, &second, text).await,
        409,
        "bound-elsewhere",
    )
    .await;
    let ours = format!("https://other.example/c/{}", first.code);
    problem(
        bind(&server, &administrator, &second, &ours).await,
        422,
        "our-form",
    )
    .await;
    problem(
        bind(&server, &administrator, &second, "  ").await,
        422,
        "not-a-code",
    )
    .await;
    let huge = "x".repeat(3_000);
    problem(
        bind(&server, &administrator, &second, &huge).await,
        422,
        "not-a-code",
    )
    .await;
    let nowhere = Firm {
        premises: uuid::Uuid::nil(),
        ..second
    };
    problem(
        bind(&server, &administrator, &nowhere, "y").await,
        404,
        "not-found",
    )
    .await;
}

#[tokio::test]
async fn a_sheet_prints_name_and_code_and_its_address_runs_out() {
    let (server, one, administrator) = here().await;
    let other = firm(&server, "芦淞服饰", "lsfs", LUSONG, 2).await;
    let both = json!({ "premises": [one.premises, other.premises] });
    let answer = administrator.post(&server, "/api/v1/prints", &both).await;
    let made: Value = answer.json().await.unwrap();
    let url = made["url"].as_str().unwrap().to_owned();
    let answer = server.ask(Method::GET, &url).send().await.unwrap();
    let policy = answer.headers()["content-security-policy"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(
        policy.contains("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe")
    );
    let html = answer.text().await.unwrap();
    assert_eq!(html.matches("<article>").count(), 2);
    assert_eq!(html.matches("<svg").count(), 2);
    assert!(html.contains("&#60;株洲&#62;天元&#38;食品") && html.contains("class=\"four\""));
    let check = DoorCode::parse(&one.code).unwrap().check();
    let (id, rest) = (&one.code, &one.code[8..12]);
    let printed = format!("{} {} {rest} {} {check}", &id[..4], &id[4..8], &id[12..]);
    assert!(html.contains(&printed));
    let path = format!("/api/v1/enterprises/{}", one.id);
    let seen: Value = administrator
        .get(&server, &path)
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(seen["premises"][0]["codes"][0]["printed"], json!(printed));
    let last = if url.ends_with('A') { "B" } else { "A" };
    let forged = format!("{}{last}", &url[..url.len() - 1]);
    let forged = server.ask(Method::GET, &forged).send().await.unwrap();
    problem(forged, 404, "print-gone").await;
    for bad in [
        json!({ "premises": [] }),
        json!({ "premises": vec![one.premises; 61] }),
    ] {
        problem(
            administrator.post(&server, "/api/v1/prints", &bad).await,
            400,
            "malformed",
        )
        .await;
    }
}

#[tokio::test]
async fn a_door_code_tells_any_browser_what_it_is_and_nothing_of_whose_it_is() {
    let (server, firm, _) = here().await;
    for path in [
        format!("/c/{}", firm.code),
        format!("/C/{}", firm.code.to_lowercase()),
    ] {
        let (status, html) = page(&server, &path).await;
        assert_eq!(status, 200);
        assert!(html.contains("执法证") && html.contains("How an enterprise checks an officer"));
        // What the product does not do is not said: an enterprise sees nothing at once of a phone without signal, and has
        // nowhere in the app to say that nobody scanned.
        assert!(html.contains("有信号时") && html.contains("牵头部门"));
        assert!(!html.contains("随即") && !html.contains("say so in Ruqi"));
        assert!(
            !html.contains("天元")
                && !html.contains(&firm.credit_code)
                && !html.contains("<script")
        );
    }
    // Somebody types the whole of what is printed.
    let check = DoorCode::parse(&firm.code).unwrap().check();
    assert_eq!(
        page(&server, &format!("/c/{}{check}", firm.code)).await.0,
        200
    );
    let wrong = if check == '0' { '1' } else { '0' };
    let (status, html) = page(&server, &format!("/c/{}{wrong}", firm.code)).await;
    assert!(status == 404 && html.contains("没有这个地址"));
    let (status, html) = page(&server, "/c/0123456789ABCDEF").await;
    assert_eq!(status, 404);
    assert!(html.contains("不是有效的营商码") && html.contains("not a door code in use"));
    // Enterprises cannot print a code: the administrator does.
    assert!(html.contains("管理员") && !html.contains("打印"));
    for garbage in [
        "/c/",
        "/c/x",
        "/C/%3Cscript%3E",
        "/c/a/b/c",
        "/c/%F0%9F%98%80",
    ] {
        let (status, html) = page(&server, garbage).await;
        assert_eq!(status, 404, "{garbage}");
        assert!(
            html.contains("没有这个地址") && !html.contains("<script"),
            "{garbage}"
        );
    }
}
