//! The binary is set up, serves, and stops.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::harness::PASSWORD;

pub fn ruqi(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ruqi"));
    command
        .current_dir(folder)
        .arg("--data")
        .arg(folder.join("data"))
        .args(arguments);
    command
}

pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    ruqi(folder, arguments).output().unwrap()
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Serves until dropped; `url` is what it says on its first line.
pub struct Served {
    pub child: Child,
    pub url: String,
}

impl Served {
    pub fn start(folder: &Path, arguments: &[&str]) -> Self {
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

    /// As `kill` does.
    pub fn tell_to_stop(&self) {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
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

#[tokio::test]
async fn from_nothing_to_a_signed_in_administrator_and_to_a_clean_stop() {
    let folder = tempfile::tempdir().unwrap();
    let refused = run(folder.path(), &["serve", "--listen", "127.0.0.1:0"]);
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

    // A second process beside the running server.
    let link = run(folder.path(), &["link", "--login", "Admin"]);
    assert!(link.status.success(), "{link:?}");
    let nobody = run(folder.path(), &["link", "--login", "nobody"]);
    assert!(!nobody.status.success());

    served.tell_to_stop();
    assert!(served.child.wait().unwrap().success());
    let wal = std::fs::metadata(folder.path().join("data/ruqi.db-wal"));
    assert_eq!(wal.map_or(0, |file| file.len()), 0, "the log is folded in");
    no_secret_in_the_log(
        folder.path(),
        &[&link_of(&made), "系统管理员", "admin", PASSWORD],
    );
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
fn a_request_that_runs_when_the_server_is_told_to_stop_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["init"]);
    let mut served = Served::start(folder.path(), &[]);
    let address = served.url.replace("http://localhost", "127.0.0.1");
    let body = json!({ "login": "nobody", "password": "wrong" }).to_string();
    let (early, late) = body.split_at(10);
    let mut line = TcpStream::connect(&address).unwrap();
    let head = format!(
        "POST /api/v1/auth/sign-in HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: {}\r\nexpect: 100-continue\r\n\r\n",
        body.len()
    );
    line.write_all(head.as_bytes()).unwrap();
    // The server says when it has the head, so that stopping finds a request that runs.
    let mut go_on = [0; 25];
    line.read_exact(&mut go_on).unwrap();
    assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n");
    line.write_all(early.as_bytes()).unwrap();
    served.tell_to_stop();
    wait_for_log(folder.path(), "accept thread stopped");
    // It says so a moment before the socket is closed.
    let begun = Instant::now();
    while TcpStream::connect(&address).is_ok() {
        assert!(begun.elapsed() < Duration::from_secs(10), "still accepts");
        std::thread::yield_now();
    }
    line.write_all(late.as_bytes()).unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
    assert!(served.child.wait().unwrap().success());
}

fn wait_for_log(folder: &Path, words: &str) {
    let log = folder.join("log");
    while !std::fs::read_to_string(&log).unwrap().contains(words) {
        std::thread::yield_now();
    }
}
