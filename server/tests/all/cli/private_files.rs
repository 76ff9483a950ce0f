//! Nobody but the server's user reads its files, whatever the umask was.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use rusqlite::Connection;

/// Runs the binary as a shell with umask 000 does.
fn ruqi(folder: &Path, arguments: &[&str]) -> Output {
    let said = Command::new("sh")
        .args(["-c", "umask 000; exec \"$0\" --data data \"$@\""])
        .arg(env!("CARGO_BIN_EXE_ruqi"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(
        said.status.success(),
        "{}",
        String::from_utf8_lossy(&said.stderr)
    );
    said
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

/// Everything there that somebody else may read.
fn open(path: &Path) -> Vec<PathBuf> {
    let mode = fs::symlink_metadata(path).unwrap().permissions().mode();
    let inside = if path.is_dir() {
        entries(path)
    } else {
        Vec::new()
    };
    let own = (mode & 0o077 != 0).then(|| path.to_owned());
    own.into_iter()
        .chain(inside.iter().flat_map(|path| open(path)))
        .collect()
}

fn none() -> Vec<PathBuf> {
    Vec::new()
}

#[test]
fn what_the_binary_makes_is_its_users_alone() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    ruqi(folder.path(), &["init"]);
    ruqi(
        folder.path(),
        &[
            "import",
            "regions",
            concat!(env!("CARGO_MANIFEST_DIR"), "/data/regions.json"),
        ],
    );
    fs::write(at("people.csv"), "login,name,role\nzhang,张三,管理员\n").unwrap();
    ruqi(
        folder.path(),
        &["import", "people", "people.csv", "--links", "links.csv"],
    );
    ruqi(folder.path(), &["backup", "copy.db"]);
    ruqi(folder.path(), &["backup", "keys-copy", "--keys"]);
    for name in ["data", "links.csv", "copy.db", "keys-copy"] {
        assert_eq!(open(&at(name)), none(), "{name}");
    }
    // The logs beside the database are as the database.
    let connection = Connection::open(at("data/ruqi.db")).unwrap();
    let begun =
        connection.execute_batch("BEGIN IMMEDIATE; UPDATE setting SET value = value; COMMIT");
    begun.unwrap();
    assert!(at("data/ruqi.db-wal").exists());
    assert_eq!(open(&at("data")), none());
}

#[test]
fn what_was_open_before_is_made_private_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    ruqi(folder.path(), &["init"]);
    let (notes, links) = (data.join("demo.json"), data.join("ours-to-read.txt"));
    fs::write(&notes, "{}").unwrap();
    fs::write(&links, "somebody else's").unwrap();
    let everything = [
        vec![data.clone(), data.join("keys")],
        entries(&data),
        entries(&data.join("keys")),
    ];
    for path in everything.concat() {
        let mode = if path.is_dir() { 0o755 } else { 0o644 };
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    }
    assert!(open(&data).len() > 5);
    ruqi(folder.path(), &["link", "--login", "admin"]);
    assert_eq!(open(&data), [links]);
}
