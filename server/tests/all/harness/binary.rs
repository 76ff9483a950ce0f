//! Runs the binary beside a server that runs, and reads what it says and the files that it leaves.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use rusqlite::Connection;

use super::TestServer;
use super::world::World;

pub fn ruqi(data: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ruqi"))
        .arg("--data")
        .arg(data)
        .args(arguments)
        .current_dir(data.parent().unwrap())
        .output()
        .unwrap()
}

pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[track_caller]
pub fn well(output: &Output) -> String {
    assert!(output.status.success(), "{}", said(output));
    said(output)
}

#[track_caller]
pub fn refused(output: &Output, words: &str) {
    let said = said(output);
    assert!(!output.status.success(), "{said}");
    assert!(said.contains(words), "{said}");
}

/// The server's folder, and a place beside it.
pub fn places(server: &TestServer, name: &str) -> (PathBuf, PathBuf) {
    let data = server.state.config.data.clone();
    let beside = data.parent().unwrap().join(name);
    (data, beside)
}

pub fn number(file: &Path, sql: &str) -> i64 {
    let c = Connection::open(file).unwrap();
    c.query_row(sql, [], |row| row.get(0)).unwrap()
}

pub fn verify(world: &World) -> (bool, String) {
    let (data, _) = places(&world.server, "");
    let output = ruqi(&data, &["verify"]);
    (output.status.success(), said(&output))
}

/// Verify is content; what it said.
#[track_caller]
pub fn verified(world: &World) -> String {
    let (data, _) = places(&world.server, "");
    well(&ruqi(&data, &["verify"]))
}
