//! A small city made by the real binary, a copy for each test, and what the checker says of it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;

pub struct City {
    pub folder: TempDir,
    pub db: Connection,
    phones: Vec<PathBuf>,
}

/// What the checker printed, and whether it was content.
pub struct Said {
    pub holds: bool,
    pub text: String,
}

impl City {
    /// Its longest chain belongs to no scene: whatever is done to it is done to plain visits.
    pub fn new() -> Self {
        static MADE: OnceLock<TempDir> = OnceLock::new();
        let made = MADE.get_or_init(make);
        let folder = tempfile::tempdir().unwrap();
        copy(made.path(), folder.path());
        let db = Connection::open(folder.path().join("ruqi.db")).unwrap();
        db.execute_batch("PRAGMA foreign_keys = false").unwrap();
        Self {
            folder,
            db,
            phones: Vec::new(),
        }
    }

    /// Does it to the database by hand.
    pub fn edit(&self, sql: &str) {
        self.db.execute_batch(sql).unwrap();
    }

    /// A value of the database as text.
    pub fn text(&self, sql: &str) -> String {
        self.db.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// The key of the longest chain, as SQL writes it.
    pub fn kid(&self) -> String {
        let longest =
            "SELECT 'x''' || hex(kid) || '''' FROM enrolment ORDER BY head DESC, kid LIMIT 1";
        self.text(longest)
    }

    /// Adds a file for the checker to read.
    pub fn add(&mut self, document: &Value) {
        let file = self
            .folder
            .path()
            .join(format!("document-{}.json", self.phones.len()));
        std::fs::write(&file, document.to_string()).unwrap();
        self.phones.push(file);
    }

    /// The phone of the longest chain, which sent all of it and keeps the receipts.
    pub fn phone(&self) -> Value {
        let kid = self.kid();
        let officer = self.uuid(&format!(
            "SELECT hex(officer) FROM enrolment WHERE kid = {kid}"
        ));
        let certificate = self.text(&format!(
            "SELECT certificate FROM enrolment WHERE kid = {kid}"
        ));
        let claims = claims(&certificate);
        let sql = format!("SELECT jws, receipt FROM event WHERE kid = {kid} ORDER BY seq");
        let mut found = self.db.prepare(&sql).unwrap();
        let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let rows: Vec<(String, String)> = found
            .query_map([], row)
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let name = claims["kid"].as_str().unwrap();
        let events: Vec<Value> = rows
            .iter()
            .map(|(jws, receipt)| sealed(name, jws, receipt))
            .collect();
        let last = events.last().unwrap();
        json!({
            "kind": "phone",
            "officers": [{
                "officer": officer,
                "epoch": self.text("SELECT value FROM setting WHERE name = 'epoch'"),
                "chains": [{ "kid": name, "jwk": claims["jwk"], "certificate": certificate }],
                "heads": [{ "kid": name, "seq": last["seq"], "hash": last["hash"] }],
                "events": events,
            }],
        })
    }

    /// An id of the database as text.
    pub fn uuid(&self, sql: &str) -> String {
        let hex = self.text(sql).to_lowercase();
        format!(
            "{}-{}-{}-{}-{}",
            &hex[..8],
            &hex[8..12],
            &hex[12..16],
            &hex[16..20],
            &hex[20..]
        )
    }

    /// Runs the checker over all of it.
    pub fn check(&self) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ruqi-invariants"));
        let output = command
            .arg(self.folder.path())
            .args(&self.phones)
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert_ne!(
            output.status.code(),
            Some(2),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        Said {
            holds: output.status.success(),
            text,
        }
    }
}

impl Said {
    /// The invariant is among those that are named.
    pub fn names(&self, invariant: &str) {
        let found = self
            .text
            .lines()
            .any(|line| line.starts_with(&format!("{invariant}: ")));
        assert!(
            !self.holds && found,
            "{invariant} is not named:\n{}",
            self.text
        );
    }
}

/// The payload of a JWS.
pub fn claims(jws: &str) -> Value {
    use base64::Engine;
    let payload = jws.split('.').nth(1).unwrap();
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(payload);
    serde_json::from_slice(&bytes.unwrap()).unwrap()
}

fn sealed(kid: &str, jws: &str, receipt: &str) -> Value {
    let (said, arrival) = (claims(jws), claims(receipt));
    json!({
        "id": said["id"], "kid": kid, "seq": said["seq"], "jws": jws, "hash": arrival["hash"],
        "outbox": null, "sent": { "receipt": receipt, "received_at": arrival["received_at"] },
    })
}

/// The server's binary lies beside ours when the workspace is tested.
fn make() -> TempDir {
    let beside = Path::new(env!("CARGO_BIN_EXE_ruqi-invariants")).with_file_name("ruqi");
    let ruqi = std::env::var_os("RUQI_BIN").map_or(beside, PathBuf::from);
    let folder = tempfile::tempdir().unwrap();
    let size = [
        "--enterprises",
        "60",
        "--at",
        "2026-03-05T09:00:00+08:00",
        "--only-make",
    ];
    let mut command = Command::new(&ruqi);
    let output = command
        .args(["demo", "--data"])
        .arg(folder.path())
        .args(size)
        .output();
    let output = output.expect("the server's binary: test the whole workspace, or set RUQI_BIN");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    folder
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let (entry, target) = (
            entry.as_ref().unwrap(),
            to.join(entry.as_ref().unwrap().file_name()),
        );
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
