//! The whole product's tests, part by part: a part that passed with this very binary, on this machine, is not run again.

use crate::fresh::Passed;
use crate::shell::{self, Profile};
use crate::{npm, tools};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// What every part stands on beside the binary, from the root. The table of faults and the protocol's worked example
/// are held by tests.
const COMMON: [&str; 6] = [
    "tests/lib",
    "tests/fixtures",
    "tests/invariants",
    "tests/package-lock.json",
    "docs/FAULTS.md",
    "docs/SYNC-PROTOCOL.md",
];

/// Most of a journey is waiting, so that two go at a time on the smallest machine.
const AT_ONCE: &str = "--test-concurrency=2";

/// Runs what has not passed yet; `all`: everything.
pub fn run(all: bool) -> Result<()> {
    npm::install("tests")?;
    let (binary, chromium) = (shell::ruqi(Profile::Release), tools::headless()?);
    let recipe = tools::versions(&chromium);
    let mut due = Vec::new();
    for part in parts()? {
        let own = format!("tests/{part}");
        let binary = binary.display().to_string();
        let inputs = [&COMMON[..], &[&binary, &own]].concat();
        let passed = Passed::of(&own, &recipe, &inputs)?;
        match all || !passed.already() {
            true => due.push((part, passed)),
            false => println!("{part}: passed before with the same binary"),
        }
    }
    if due.is_empty() {
        return Ok(());
    }
    let mut arguments = vec![
        "--test".to_owned(),
        AT_ONCE.to_owned(),
        "--test-reporter=spec".to_owned(),
    ];
    for (part, _) in &due {
        arguments.extend(files(part)?);
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut command = shell::program("node", &arguments, "tests");
    shell::run(command.env("RUQI_BIN", &binary).env("CHROMIUM", &chromium))?;
    due.iter().try_for_each(|(_, passed)| passed.note())
}

/// Folders of `tests/` that hold tests, in the order of their names.
fn parts() -> Result<Vec<String>> {
    let mut parts = Vec::new();
    for name in names(&shell::root().join("tests"))? {
        if name != "node_modules" && !files(&name)?.is_empty() {
            parts.push(name);
        }
    }
    Ok(parts)
}

/// A part's tests, from `tests/`.
fn files(part: &str) -> Result<Vec<String>> {
    let folder = shell::root().join("tests").join(part);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let names = names(&folder)?.into_iter();
    Ok(names
        .filter(|name| name.ends_with(".test.mjs"))
        .map(|name| format!("{part}/{name}"))
        .collect())
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("could not list {}", folder.display()))?;
    let mut names: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}
