//! `ruqi demo` makes a city: it is whole, the same every time, and each scene can be shown.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;

use reqwest::{Certificate, Client};
use serde_json::{Value, json};
use tempfile::TempDir;

const AT: &str = "2026-03-04T09:00:00+08:00";

fn ruqi(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ruqi"));
    command
        .arg("demo")
        .args(["--data", folder.to_str().unwrap(), "--enterprises", "400"])
        .args(arguments);
    command
}

fn make(folder: &Path) -> Output {
    ruqi(folder, &["--at", AT, "--only-make"]).output().unwrap()
}

fn notes(folder: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(folder.join("demo.json")).unwrap()).unwrap()
}

/// Made once for all tests.
fn made() -> &'static Path {
    static MADE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, path) = MADE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("city");
        let done = make(&path);
        assert!(done.status.success(), "{done:?}");
        (folder, path)
    });
    path
}

/// A copy of it, served; stops when dropped.
struct Demo {
    folder: TempDir,
    child: Child,
    address: String,
    client: Client,
}

impl Demo {
    fn start(arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(made(), folder.path());
        let mut child = ruqi(folder.path(), &["--listen", "127.0.0.1:0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = said
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("listening ").map(str::to_owned))
            .unwrap();
        Self {
            folder,
            child,
            address,
            client: Client::new(),
        }
    }

    async fn sign_in(&self, login: &str) -> Value {
        let asked = json!({ "login": login, "password": "ruqi-demo" });
        let address = format!("{}/api/v1/auth/sign-in", self.address);
        let answer = self.client.post(address).json(&asked).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{login}");
        answer.json().await.unwrap()
    }

    async fn get(&self, session: &Value, path: &str) -> Value {
        let token = session["access_token"].as_str().unwrap();
        let asked = self
            .client
            .get(format!("{}{path}", self.address))
            .bearer_auth(token);
        asked.send().await.unwrap().json().await.unwrap()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(std::fs::copy(entry.path(), target).unwrap()),
        }
    }
}

#[tokio::test]
async fn the_year_has_every_finding_of_the_pack_that_a_server_can_make() {
    let demo = Demo::start(&[]);
    let supervisor = demo.sign_in("supervisor").await;
    let (mut rules, mut words, mut before) = (BTreeSet::new(), BTreeSet::new(), String::new());
    loop {
        let page = demo
            .get(
                &supervisor,
                &format!("/api/v1/registrations?limit=100{before}"),
            )
            .await;
        for item in page["items"].as_array().unwrap() {
            words.insert(item["state"].as_str().unwrap().to_owned());
            let findings = item["verdict"]["findings"].as_array().unwrap();
            rules.extend(
                findings
                    .iter()
                    .map(|f| f["rule"].as_str().unwrap().to_owned()),
            );
        }
        match page["before"].as_str() {
            Some(place) => before = format!("&before={place}"),
            None => break,
        }
    }
    let pack: Value = serde_json::from_str(ruqi_rules::ZHUZHOU_2024).unwrap();
    let mut all: BTreeSet<String> = pack["rules"].as_object().unwrap().keys().cloned().collect();
    // Only a phone can have old data.
    all.remove("stale_history");
    assert_eq!(rules, all);
    let states = ["same_visit", "stands", "withdrawn"].map(str::to_owned);
    assert_eq!(words, BTreeSet::from(states));
}

#[tokio::test]
async fn each_account_signs_in_and_has_its_role() {
    let demo = Demo::start(&[]);
    let noted = notes(demo.folder.path());
    assert_eq!(noted["address"], demo.address);
    let accounts = noted["accounts"].as_object().unwrap();
    for login in [
        "officer",
        "colleague",
        "manager",
        "supervisor",
        "enterprise",
        "admin",
    ] {
        let session = demo.sign_in(login).await;
        assert_eq!(session["me"]["id"], accounts[login]["id"], "{login}");
        assert_eq!(
            session["me"]["roles"][0]["role"], accounts[login]["role"],
            "{login}"
        );
    }
    assert_eq!(accounts["officer"]["of"], accounts["colleague"]["of"]);
}

#[tokio::test]
async fn the_clock_says_what_was_asked_and_the_scenes_are_set() {
    let demo = Demo::start(&[]);
    let noted = notes(demo.folder.path());
    let officer = demo.sign_in("officer").await;
    let probe = demo.get(&officer, "/api/v1/sync/probe").await;
    assert!(probe["demo_offset_ms"].is_i64());
    assert!(
        probe["server_time"]
            .as_str()
            .unwrap()
            .starts_with("2026-03-04T01:")
    );
    let pull = demo.get(&officer, "/api/v1/sync/pull").await;
    let block = |kind: &str| -> Vec<Value> {
        let blocks = pull["blocks"].as_array().unwrap().iter();
        let ours = blocks.filter(|block| block["kind"] == kind);
        ours.flat_map(|block| block["rows"].as_array().unwrap().clone())
            .collect()
    };
    let due: BTreeSet<String> = block("plan_item")
        .iter()
        .filter(|row| {
            row[4].as_str() <= Some("2026-03-04") && row[5].as_str() >= Some("2026-03-04")
        })
        .filter_map(|row| Some(row[2].as_str()?.to_owned()))
        .collect();
    let scene = |name: &str| noted["enterprises"][name].clone();
    for planned in ["clear", "unfiled", "visited", "apart", "pair"] {
        assert!(
            due.contains(scene(planned)["id"].as_str().unwrap()),
            "{planned}"
        );
    }
    for (name, visits) in [("visited", 1), ("never_visited", 0), ("clear", 0)] {
        let account = demo.sign_in(scene(name)["account"].as_str().unwrap()).await;
        let seen = demo.get(&account, "/api/v1/enterprise/visits").await;
        assert_eq!(
            (&seen["all"], &seen["counted"]),
            (&json!(visits), &json!(visits)),
            "{name}"
        );
    }
    let admin = demo.sign_in("admin").await;
    let unknown = demo.get(&admin, "/api/v1/unknown-codes").await;
    assert_eq!(unknown["items"].as_array().unwrap().len(), 3);
}

#[test]
fn the_same_city_is_made_every_time() {
    let folder = tempfile::tempdir().unwrap();
    let again = folder.path().join("again");
    assert!(make(&again).status.success());
    let (mut one, mut other) = (notes(made()), notes(&again));
    one["address"] = Value::Null;
    other["address"] = Value::Null;
    assert_eq!(one, other);
}

#[test]
fn what_is_there_is_never_made_over() {
    let folder = tempfile::tempdir().unwrap();
    copy(made(), folder.path());
    let before = std::fs::read(folder.path().join("demo.json")).unwrap();
    let again = make(folder.path());
    assert!(again.status.success());
    assert!(
        String::from_utf8(again.stderr)
            .unwrap()
            .contains("its time runs on")
    );
    assert_eq!(
        std::fs::read(folder.path().join("demo.json")).unwrap(),
        before
    );

    let real = tempfile::tempdir().unwrap();
    let init = Command::new(env!("CARGO_BIN_EXE_ruqi"))
        .args(["init", "--data", real.path().to_str().unwrap()])
        .output();
    assert!(init.unwrap().status.success());
    let refused = make(real.path());
    assert!(
        String::from_utf8(refused.stderr)
            .unwrap()
            .contains("is no demo")
    );

    let full = tempfile::tempdir().unwrap();
    std::fs::write(full.path().join("thesis.txt"), "mine").unwrap();
    let refused = make(full.path());
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        String::from_utf8(refused.stderr)
            .unwrap()
            .contains("name an empty folder")
    );
    let wrong = ruqi(full.path(), &["--at", "tomorrow"]).output().unwrap();
    assert!(
        String::from_utf8(wrong.stderr)
            .unwrap()
            .contains("--at tomorrow")
    );
}

#[tokio::test]
async fn a_phone_that_trusts_the_demos_authority_is_served_over_tls() {
    let demo = Demo::start(&["--lan"]);
    assert!(demo.address.starts_with("https://"));
    let authority = std::fs::read(demo.folder.path().join("lan-ca.crt")).unwrap();
    let trusting = Client::builder()
        .add_root_certificate(Certificate::from_pem(&authority).unwrap())
        .build()
        .unwrap();
    let fetched = trusting
        .get(format!("{}/ca.crt", demo.address))
        .send()
        .await
        .unwrap();
    assert_eq!(
        fetched.headers()["content-type"],
        "application/x-x509-ca-cert"
    );
    assert_eq!(fetched.bytes().await.unwrap(), authority);
    assert!(
        Client::new()
            .get(format!("{}/ca.crt", demo.address))
            .send()
            .await
            .is_err()
    );
}
