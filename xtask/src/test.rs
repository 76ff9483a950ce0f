//! Every check there is, the quick ones first. What CI runs is this.

use crate::shell::{self, Profile};
use crate::{ahead, codegen, dist, npm, tidy, tools, wasm};
use anyhow::{Context, Result};
use std::time::Instant;

type Step = (&'static str, fn() -> Result<()>);

/// In the order in which they run. One debug build serves the Rust tests and the types, one release build the browser.
const STEPS: [Step; 12] = [
    ("tools of the machine", machine),
    ("format", || cargo(&["fmt", "--all", "--check"])),
    ("tidy: directions and limits", tidy::run),
    ("lint", lint),
    ("Rust tests", || {
        cargo(&["test", "--workspace", "--quiet", "--no-fail-fast"])
    }),
    ("rules as WASM", wasm::run),
    ("parity of native and WASM", parity),
    ("types of the API", || codegen::run(Profile::Debug)),
    ("app: format, lint, types, unit tests", app),
    ("app: built and compressed", || dist::run(Profile::Debug)),
    ("release binary", || codegen::build_server(Profile::Release)),
    ("whole product in a browser", product),
];

/// Runs all steps, stops at the first that fails.
pub fn run() -> Result<()> {
    let begin = Instant::now();
    let _ahead = ahead::release();
    let total = STEPS.len();
    for (number, (name, step)) in STEPS.iter().enumerate() {
        let start = Instant::now();
        println!("\n== {}/{total} {name}", number + 1);
        step().with_context(|| format!("the step \"{name}\" failed"))?;
        println!("== {name}: {:.1} s", start.elapsed().as_secs_f32());
    }
    let seconds = begin.elapsed().as_secs();
    println!(
        "\nall {total} steps passed in {} min {} s",
        seconds / 60,
        seconds % 60
    );
    Ok(())
}

fn machine() -> Result<()> {
    tools::node()?;
    tools::wasm_target()?;
    tools::chromium().map(drop)
}

fn cargo(arguments: &[&str]) -> Result<()> {
    shell::run(&mut shell::cargo(arguments))
}

fn lint() -> Result<()> {
    cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ])
}

/// The worked cases and generated ones, through the native binary and through the WASM in Node, byte for byte.
fn parity() -> Result<()> {
    codegen::build_server(Profile::Debug)?;
    let mut command = shell::program("node", &["tests/parity/parity.mjs"], ".");
    shell::run(command.env("RUQI_BIN", shell::ruqi(Profile::Debug)))
}

fn app() -> Result<()> {
    npm::script("pwa", "lint")?;
    npm::script("pwa", "typecheck")?;
    // the phone is tested against the binary that parity has built
    let mut test = shell::program("npm", &["run", "--silent", "test"], "pwa");
    shell::run(test.env("RUQI_BIN", shell::ruqi(Profile::Debug)))
}

fn product() -> Result<()> {
    npm::install("tests")?;
    let mut command = shell::program("npm", &["run", "--silent", "test"], "tests");
    command
        .env("RUQI_BIN", shell::ruqi(Profile::Release))
        .env("CHROMIUM", tools::chromium()?);
    shell::run(&mut command)
}
