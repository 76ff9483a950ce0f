//! The whole product's tests, part by part: a part that passed with this very binary, on this machine, is not run again.

use crate::fresh::{self, Passed};
use crate::shell::{self, Profile};
use crate::{npm, tools};
use anyhow::Result;
use std::collections::BTreeMap;

/// What every part reads beside itself and the binary, from the root.
const COMMON: [&str; 5] = [
    "docs",
    "tests/fixtures",
    "tests/invariants",
    "tests/lib",
    "tests/package-lock.json",
];

/// Two browsers keep two processors busy.
const AT_ONCE: &str = "--test-concurrency=2";

/// For a file, in milliseconds: none takes three minutes on two processors. One that hangs is named, instead of all that
/// runs being stopped somewhere.
const LIMIT: &str = "--test-timeout=900000";

/// Runs what has not passed yet; `all`: everything.
pub fn run(all: bool) -> Result<()> {
    npm::install("tests")?;
    let (binary, chromium) = (shell::ruqi(Profile::Release), tools::headless()?);
    let recipe = tools::versions(&chromium);
    let mut due = Vec::new();
    for (part, files) in parts() {
        let own = format!("tests/{part}");
        let binary = binary.display().to_string();
        let inputs = [&COMMON[..], &[&binary, &own]].concat();
        let passed = Passed::of(&own, &recipe, &inputs)?;
        match all || !passed.already() {
            true => due.push((files, passed)),
            false => println!("{part}: passed before with the same binary"),
        }
    }
    if due.is_empty() {
        return Ok(());
    }
    let files = due.iter().flat_map(|(files, _)| files);
    let arguments: Vec<&str> = ["--test", AT_ONCE, LIMIT, "--test-reporter=spec"]
        .into_iter()
        .chain(files.map(String::as_str))
        .collect();
    let mut command = shell::program("node", &arguments, "tests");
    shell::run(command.env("RUQI_BIN", &binary).env("CHROMIUM", &chromium))?;
    due.iter().try_for_each(|(_, passed)| passed.note())
}

/// Folders of `tests/` that hold tests, each with its files from there, in the order of their names.
fn parts() -> BTreeMap<String, Vec<String>> {
    let tests = shell::root().join("tests");
    let mut parts = BTreeMap::<String, Vec<String>>::new();
    for file in fresh::files_below(&tests) {
        let name = file.strip_prefix(&tests).unwrap_or(&file).to_string_lossy();
        if let (Some((part, _)), true) = (name.split_once('/'), name.ends_with(".test.mjs")) {
            let files = parts.entry(part.to_owned()).or_default();
            files.push(name.into_owned());
        }
    }
    parts
}
