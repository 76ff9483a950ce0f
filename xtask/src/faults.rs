//! The proof that nothing is lost: every fault made for real, and each test seen to fail without its defence.

use crate::shell::{self, Profile};
use crate::{codegen, dist, npm, tools, wasm};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// Where the app's defences are listed, and the server's: what is in neither is no defence.
const APP: &str = "pwa/src/faults/defences.ts";
const SERVER: &str = "server/src/faults.rs";
/// The app without a defence, beside the one for people. The build with the feature `without` serves it.
const DIST: &str = "pwa/dist-without";

/// All fault tests, on the product as people get it.
pub fn run() -> Result<()> {
    dist::build()?;
    npm::install("tests")?;
    tests(&shell::ruqi(Profile::Release), None)?;
    write_table()
}

/// The tests that name this defence (or several, with commas; `all`: each in turn), on builds that lack it: each has to
/// fail, and the page `docs/FAULTS.md` says how.
pub fn without(defence: &str) -> Result<()> {
    let (app, server) = (names(APP, '\'')?, names(SERVER, '"')?);
    let wanted: Vec<String> = match defence {
        "all" => server.iter().chain(&app).cloned().collect(),
        some => some.split(',').map(str::to_owned).collect(),
    };
    let binary = build()?;
    // One that does not fail is said at the end: the others are worth their run all the same.
    let mut unproven = Vec::new();
    for name in &wanted {
        if !app.contains(name) && !server.contains(name) {
            bail!(
                "`{name}` is no defence. There are: {}, {}",
                server.join(", "),
                app.join(", ")
            );
        }
        println!("\n== without {name}");
        build_app(app.contains(name).then_some(name))?;
        if let Err(error) = tests(&binary, Some(name)) {
            eprintln!("without {name}: {error:#}");
            unproven.push(name.as_str());
        }
    }
    write_table()?;
    if !unproven.is_empty() {
        bail!(
            "a test that names one of these did not fail without it: {}",
            unproven.join(", ")
        );
    }
    Ok(())
}

/// The words between these quotes, a line each, in the list of defences.
fn names(path: &str, quote: char) -> Result<Vec<String>> {
    let text = std::fs::read_to_string(shell::root().join(path))
        .with_context(|| format!("could not read {path}"))?;
    let lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with(['/', '*', '#']));
    Ok(lines
        .filter_map(|line| line.split(quote).nth(1))
        .filter(|name| !name.is_empty() && name.chars().all(is_of_a_name))
        .map(str::to_owned)
        .collect())
}

const fn is_of_a_name(c: char) -> bool {
    matches!(c, '-' | 'a'..='z' | '0'..='9')
}

/// The debug server that can do without, kept apart from the one of the Rust tests.
fn build() -> Result<PathBuf> {
    wasm::run()?;
    codegen::run(Profile::Debug)?;
    npm::install("tests")?;
    std::fs::create_dir_all(shell::root().join(DIST)).context("could not make the app's folder")?;
    let feature = [
        "test",
        "--workspace",
        "--exclude=xtask",
        "--no-run",
        "--quiet",
        "--features=ruqi/without",
    ];
    shell::run(&mut shell::cargo(&feature))?;
    let binary = shell::target().join("without").join("ruqi");
    std::fs::create_dir_all(shell::target().join("without"))
        .and_then(|()| std::fs::copy(shell::ruqi(Profile::Debug), &binary))
        .context("could not put the server without a defence aside")?;
    // The usual debug server takes its place back: nobody may take the other for it.
    codegen::build_server(Profile::Debug)?;
    Ok(binary)
}

fn build_app(without: Option<&String>) -> Result<()> {
    let mut build = shell::program("npm", &["run", "--silent", "build:without"], "pwa");
    build.env("RUQI_WITHOUT", without.map_or("", String::as_str));
    shell::run(&mut build)
}

fn tests(binary: &std::path::Path, without: Option<&String>) -> Result<()> {
    let mut arguments = vec!["faults/lib/run.mjs"];
    arguments.extend(without.map(String::as_str));
    let mut command = shell::program("node", &arguments, "tests");
    command
        .env("RUQI_BIN", binary)
        .env("CHROMIUM", tools::headless()?);
    shell::run(&mut command)
}

fn write_table() -> Result<()> {
    shell::run(&mut shell::program(
        "node",
        &["faults/lib/table.mjs"],
        "tests",
    ))
}
