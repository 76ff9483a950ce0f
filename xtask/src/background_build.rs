//! The release binary's dependencies, compiled in what the earlier checks leave of the processor.
//!
//! Linters, links and tests of one thread leave a core idle for minutes. Cargo locks each profile's folder by itself, so
//! a release build beside a debug one is safe; the step that wants the binary waits for it and finds the rest done.

use crate::shell;
use std::process::{Child, Stdio};

/// Ends with its owner: a run that failed leaves nothing behind that compiles.
pub struct Ahead(Option<Child>);

/// Begins. What goes wrong here goes wrong again, with its words, in the step that builds the release binary.
pub fn release() -> Ahead {
    let arguments = [
        "-n",
        "19",
        "cargo",
        "build",
        "--quiet",
        "--release",
        "--package=ruqi",
        "--package=ruqi-invariants",
        "--bins",
    ];
    let mut command = shell::program("nice", &arguments, ".");
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    Ahead(command.spawn().ok())
}

impl Drop for Ahead {
    fn drop(&mut self) {
        if let Some(child) = &mut self.0 {
            // It has ended by itself where all went well.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
