//! The whole product's tests, part by part: a part that passed with this very binary, on this machine, is not run again.

use super::asked::Asked;
use super::budgets::{self, Spent};
use super::stopwatch::{self, Stopwatch};
use crate::stamps::{self, Passed};
use crate::{npm, shell, tools};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;

/// What every part reads beside itself and the binary, from the root.
const COMMON: [&str; 5] = [
    "docs",
    "tests/fixtures",
    "tests/invariants",
    "tests/lib",
    "tests/package-lock.json",
];

/// What a quick run has of them: the protocol, bad input, what earlier builds wrote, one journey, and that every page is on
/// a tour.
const QUICK: [&str; 5] = [
    "conformance/",
    "input/",
    "journeys/a-",
    "pages/table.",
    "upgrade/",
];

/// For a file, in milliseconds: none takes three minutes on two processors. One that hangs is named, instead of all that
/// runs being stopped somewhere.
const LIMIT: &str = "--test-timeout=900000";

/// Where the reporter of `tests/lib/durations.mjs` writes.
const DURATIONS: &str = "tests/out/durations.tsv";

/// Runs what has not passed yet.
pub fn run(asked: Asked, spent: &mut Spent) -> Result<()> {
    npm::install("tests")?;
    let (binary, chromium) = (shell::ruqi(asked.server()), tools::headless()?);
    let recipe = tools::versions(&chromium);
    let mut due = Vec::new();
    for (part, mut files) in parts() {
        if asked.quick {
            files.retain(|file| QUICK.iter().any(|start| file.starts_with(start)));
        }
        if files.is_empty() {
            continue;
        }
        let own = format!("tests/{part}");
        let binary = binary.display().to_string();
        // A debug server reads the app from there; in the release binary it is inside.
        let app = asked.quick.then_some("pwa/dist");
        let inputs: Vec<&str> = COMMON
            .into_iter()
            .chain([&*binary, &*own])
            .chain(app)
            .collect();
        let check = if asked.quick {
            format!("quick/{own}")
        } else {
            own.clone()
        };
        let passed = Passed::of(&check, &recipe, &inputs)?;
        match asked.all || !passed.already() {
            true => due.push((part, files, passed)),
            false => println!("{part}: passed before with the same binary"),
        }
    }
    if due.is_empty() {
        return Ok(());
    }
    // The longest first: what begins last ends last, and alone.
    due.sort_by_key(|(part, files, _)| {
        std::cmp::Reverse(budgets::seconds(&name(part)) / files.len())
    });
    let watch = Stopwatch::begin();
    let files: Vec<String> = due.iter().flat_map(|(_, files, _)| files.clone()).collect();
    node_test(asked, &files)?;
    let (clock, own) = watch.read();
    if !asked.quick {
        note(spent, own / clock)?;
    }
    due.iter().try_for_each(|(_, _, passed)| passed.note())
}

/// Runs these files of `tests/` against the server that was asked for.
pub fn node_test(asked: Asked, files: &[String]) -> Result<()> {
    // Two of them keep two processors half busy: they wait for what a person would wait for.
    let at_once = format!("--test-concurrency={}", stopwatch::processors() + 1);
    let durations = shell::root().join(DURATIONS);
    let destination = format!("--test-reporter-destination={}", durations.display());
    std::fs::create_dir_all(durations.parent().unwrap_or(&durations))
        .context("could not make tests/out")?;
    let arguments: Vec<&str> = [
        "--test",
        &at_once,
        LIMIT,
        "--test-reporter=spec",
        "--test-reporter-destination=stdout",
        "--test-reporter=./lib/durations.mjs",
        &destination,
    ]
    .into_iter()
    .chain(files.iter().map(String::as_str))
    .collect();
    let mut command = shell::program("node", &arguments, "tests");
    command
        .env("RUQI_BIN", shell::ruqi(asked.server()))
        .env("CHROMIUM", tools::headless()?);
    shell::run(&mut command)
}

/// What each part's tests took together, `share` of it their own.
fn note(spent: &mut Spent, share: f32) -> Result<()> {
    let text = std::fs::read_to_string(shell::root().join(DURATIONS))
        .context("could not read the durations")?;
    let mut sums = BTreeMap::<String, f32>::new();
    for (ms, path) in text.lines().filter_map(|line| line.split_once('\t')) {
        if let Some((part, _)) = place(Path::new(path)) {
            *sums.entry(part).or_default() += ms.parse::<f32>()? / 1000.0 * share;
        }
    }
    for (part, seconds) in sums {
        println!("{}: {seconds:.0} s", name(&part));
        spent.add(&name(&part), seconds)?;
    }
    Ok(())
}

/// The name of a part's budget.
pub fn name(part: &str) -> String {
    format!("tests/{part}")
}

/// Folders of `tests/` that hold tests, each with its files from there, in the order of their names.
pub fn parts() -> BTreeMap<String, Vec<String>> {
    let tests = shell::root().join("tests");
    let mut parts = BTreeMap::<String, Vec<String>>::new();
    for (part, name) in stamps::files_below(&tests)
        .iter()
        .filter_map(|file| place(file))
    {
        if name.ends_with(".test.mjs") {
            parts.entry(part).or_default().push(name);
        }
    }
    parts
}

/// The folder of `tests/` that a file is in, and the file from there.
fn place(file: &Path) -> Option<(String, String)> {
    let name = file.strip_prefix(shell::root().join("tests")).ok()?;
    let name = name.to_string_lossy().replace('\\', "/");
    let (part, _) = name.split_once('/')?;
    Some((part.to_owned(), name))
}
