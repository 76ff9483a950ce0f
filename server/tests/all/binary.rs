//! The binary itself: set up, served, stopped.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use serde_json::{Value, json};

use crate::harness::PASSWORD;

fn ruqi(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ruqi"));
    command
        .current_dir(folder)
        .arg("--data")
        .arg(folder.join("data"))
        .args(arguments);
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    ruqi(folder, arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Serves until dropped; `url` is what it says on its first line.
struct Served {
    child: Child,
    url: String,
}

impl Served {
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut all = vec!["serve", "--listen", "127.0.0.1:0"];
        all.extend(arguments);
        let log = std::fs::File::create(folder.join("log")).unwrap();
        let mut child = ruqi(folder, &all)
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let url = line
            .trim()
            .strip_prefix("listening ")
            .expect("an address")
            .to_owned();
        Self { child, url }
    }

    /// As `kill` does; gives the exit status.
    #[cfg(unix)]
    fn terminate(&mut self) -> std::process::ExitStatus {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
        self.child.wait().unwrap()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn link_of(output: &Output) -> String {
    let said = text(&output.stdout);
    let line = said
        .lines()
        .find(|line| line.contains("/link/"))
        .expect("a link");
    line.rsplit('/').next().unwrap().to_owned()
}

#[cfg(unix)]
#[tokio::test]
async fn from_nothing_to_a_signed_in_administrator_and_to_a_clean_stop() {
    let folder = tempfile::tempdir().unwrap();
    let refused = run(folder.path(), &["serve"]);
    assert!(!refused.status.success());
    assert!(text(&refused.stderr).contains("ruqi init"), "{refused:?}");

    let made = run(folder.path(), &["init"]);
    assert!(made.status.success(), "{made:?}");
    let again = run(folder.path(), &["init"]);
    assert!(!again.status.success());
    assert!(text(&again.stderr).contains("set up already"), "{again:?}");

    let mut served = Served::start(folder.path(), &[]);
    let path = format!("{}/api/v1/auth/links/{}", served.url, link_of(&made));
    let asked = reqwest::Client::new()
        .post(path)
        .json(&json!({ "password": PASSWORD }));
    let session: Value = asked.send().await.unwrap().json().await.unwrap();
    assert_eq!(session["me"]["roles"][0]["role"], "administrator");

    assert!(served.terminate().success());
    let wal = std::fs::metadata(folder.path().join("data/ruqi.db-wal"));
    assert_eq!(wal.map_or(0, |file| file.len()), 0, "the log is folded in");
    no_secret_in_the_log(
        folder.path(),
        &[&link_of(&made), "系统管理员", "admin", PASSWORD],
    );

    let link = run(folder.path(), &["link", "--login", "Admin"]);
    assert!(link.status.success(), "{link:?}");
    let nobody = run(folder.path(), &["link", "--login", "nobody"]);
    assert!(!nobody.status.success());
}

fn no_secret_in_the_log(folder: &Path, secrets: &[&str]) {
    let log = std::fs::read_to_string(folder.join("log")).unwrap();
    assert!(log.lines().count() > 2);
    for line in log.lines() {
        let event: Value = serde_json::from_str(line).expect("a line of JSON");
        assert!(event["level"].is_string());
        for secret in secrets {
            assert!(!line.contains(secret), "{line}");
        }
    }
}

#[tokio::test]
async fn it_speaks_tls_from_certificate_files() {
    let folder = tempfile::tempdir().unwrap();
    let certified = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let (certificate, key) = (folder.path().join("c.pem"), folder.path().join("k.pem"));
    std::fs::write(&certificate, certified.cert.pem()).unwrap();
    std::fs::write(&key, certified.signing_key.serialize_pem()).unwrap();
    run(folder.path(), &["init"]);
    let files = ["--tls-certificate", "c.pem", "--tls-key", "k.pem"];
    let served = Served::start(folder.path(), &files);
    assert!(
        served.url.starts_with("https://localhost:"),
        "{}",
        served.url
    );
    let trust = reqwest::Certificate::from_pem(certified.cert.pem().as_bytes()).unwrap();
    let client = reqwest::Client::builder()
        .add_root_certificate(trust)
        .build()
        .unwrap();
    let answer = client
        .get(format!("{}/healthz", served.url))
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 200);
    assert!(answer.headers().contains_key("strict-transport-security"));
}

#[test]
fn a_certificate_that_cannot_be_used_is_named() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["init"]);
    std::fs::write(folder.path().join("k.pem"), "no key").unwrap();
    let files = [
        "serve",
        "--tls-certificate",
        "none.pem",
        "--tls-key",
        "k.pem",
    ];
    let refused = run(folder.path(), &files);
    assert!(!refused.status.success());
    assert!(text(&refused.stderr).contains("none.pem"), "{refused:?}");
    let half = run(folder.path(), &["serve", "--tls-key", "k.pem"]);
    assert!(text(&half.stderr).contains("tls_certificate"), "{half:?}");
}

#[test]
fn flags_go_over_the_environment_and_that_over_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ruqi.toml");
    std::fs::write(&file, "link_days = 99\n").unwrap();
    let refused = run(folder.path(), &["init"]);
    assert!(text(&refused.stderr).contains("link_days"), "{refused:?}");
    let made = ruqi(folder.path(), &["init", "--origin", "https://flag.example"])
        .env("RUQI_LINK_DAYS", "3")
        .env("RUQI_ORIGIN", "https://environment.example")
        .output()
        .unwrap();
    assert!(
        text(&made.stdout).contains("https://flag.example/link/"),
        "{made:?}"
    );
    std::fs::write(&file, "lisen = \"127.0.0.1:0\"\n").unwrap();
    let misspelt = run(folder.path(), &["link", "--login", "admin"]);
    assert!(text(&misspelt.stderr).contains("lisen"), "{misspelt:?}");
}

#[test]
fn the_manual_names_every_setting() {
    let manual = include_str!("../../../docs/OPERATIONS.md");
    let settings = serde_json::to_value(ruqi::config::Config::default()).unwrap();
    for name in settings.as_object().unwrap().keys() {
        assert!(manual.contains(&format!("`{name}`")), "{name}");
        let variable = format!("`RUQI_{}`", name.to_uppercase());
        assert!(manual.contains(&variable), "{variable}");
    }
}

#[test]
fn openapi_is_printed_without_an_installation() {
    let folder = tempfile::tempdir().unwrap();
    let printed = run(folder.path(), &["openapi"]);
    let document: Value = serde_json::from_slice(&printed.stdout).unwrap();
    assert!(document["paths"]["/api/v1/me"]["get"].is_object());
}
