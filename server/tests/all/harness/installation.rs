//! Sets a folder up by the binary itself, and runs it there.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A folder that `ruqi init` set up.
pub struct Installation {
    folder: TempDir,
}

/// Zhuzhou's divisions.
const REGIONS: &str = include_str!("../../../data/regions.json");

impl Installation {
    /// With Zhuzhou's divisions.
    pub fn new() -> Self {
        let made = Self::bare();
        made.import("regions", REGIONS).unwrap();
        made
    }

    /// As `init` leaves it.
    pub fn bare() -> Self {
        let made = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        assert!(made.run(&["init"]).status.success());
        made
    }

    /// The folder, for a server to run over.
    pub fn into_folder(self) -> TempDir {
        self.folder
    }

    /// A file beside the data.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        let data = self.path("data");
        Command::new(env!("CARGO_BIN_EXE_ruqi"))
            .args(arguments)
            .args(["--data", data.to_str().unwrap()])
            .current_dir(self.folder.path())
            .output()
            .unwrap()
    }

    /// Imports a file of that content, and gives what was said where it went well.
    pub fn import(&self, list: &str, content: impl AsRef<[u8]>) -> Result<String, String> {
        let file = self.file(&format!("{list}.file"), content);
        let done = self.run(&["import", list, file.to_str().unwrap()]);
        said_by(&done)
    }

    /// The same with so many KiB of memory.
    pub fn import_within(&self, kib: u32, list: &str, content: &[u8]) -> Result<String, String> {
        let file = self.file(&format!("{list}.file"), content);
        let done = Command::new("sh")
            .args(["-c", &format!("ulimit -v {kib} && exec \"$0\" \"$@\"")])
            .arg(env!("CARGO_BIN_EXE_ruqi"))
            .args(["import", list, file.to_str().unwrap()])
            .args(["--data", self.path("data").to_str().unwrap()])
            .output()
            .unwrap();
        said_by(&done)
    }
}

/// Runs `ruqi check` over the input.
pub fn check(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ruqi"))
        .arg("check")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn said_by(done: &Output) -> Result<String, String> {
    if done.status.success() {
        Ok(text(&done.stdout))
    } else {
        Err(text(&done.stderr))
    }
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
