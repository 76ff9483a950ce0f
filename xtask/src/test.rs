//! Every check there is, the quick ones first. What CI runs is this.

use crate::fresh::Passed;
use crate::shell::{self, Profile};
use crate::{ahead, codegen, dist, npm, product, tidy, tools, wasm};
use anyhow::{Context, Result};
use std::time::Instant;

type Step = (&'static str, fn(bool) -> Result<()>);

/// In the order in which they run; told whether to run what passed before, too. One debug build serves the Rust tests
/// and the types, one release build the browser.
const STEPS: [Step; 12] = [
    ("tools of the machine", |_| machine()),
    ("format", |_| {
        shell::run(&mut shell::cargo(&["fmt", "--all", "--check"]))
    }),
    ("tidy: directions and limits", |_| tidy::run()),
    ("Rust: compiled and linted", |_| {
        codegen::build_server(Profile::Debug)
    }),
    ("Rust tests", rust),
    ("rules as WASM", |_| wasm::run()),
    ("parity of native and WASM", |_| parity()),
    ("types of the API", |_| codegen::run(Profile::Debug)),
    ("app: format, lint, types, unit tests", app),
    ("app: built and compressed", |_| dist::run(Profile::Debug)),
    ("release binary", |_| {
        codegen::build_server(Profile::Release)
    }),
    ("whole product in a browser", product::run),
];

/// What the Rust tests read. Their page of the app is whatever was built.
const RUST: [&str; 7] = [
    "Cargo.toml",
    "Cargo.lock",
    "rules-wasm",
    "server",
    "tests/invariants",
    "xtask",
    "docs",
];

/// What the app's tests read beside the server's binary; the checker's is made of what is here.
const APP: [&str; 4] = ["pwa", "rules-wasm", "tests/invariants", "Cargo.lock"];

/// Runs all steps, stops at the first that fails. `all`: also what passed before on the same.
pub fn run(all: bool) -> Result<()> {
    let begin = Instant::now();
    let _ahead = ahead::release();
    let total = STEPS.len();
    for (number, (name, step)) in STEPS.iter().enumerate() {
        let start = Instant::now();
        println!("\n== {}/{total} {name}", number + 1);
        step(all).with_context(|| format!("the step \"{name}\" failed"))?;
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

/// Runs a check, unless it passed before on the same inputs.
fn once(all: bool, check: &str, inputs: &[&str], run: impl FnOnce() -> Result<()>) -> Result<()> {
    let recipe = tools::versions(&tools::headless()?);
    let passed = Passed::of(check, &recipe, inputs)?;
    if !all && passed.already() {
        println!("passed before on the same files");
        return Ok(());
    }
    run()?;
    passed.note()
}

fn machine() -> Result<()> {
    tools::node()?;
    tools::wasm_target()?;
    tools::headless().map(drop)
}

/// The worked cases and generated ones, through the native binary and through the WASM in Node, byte for byte.
fn parity() -> Result<()> {
    let mut command = shell::program("node", &["tests/parity/parity.mjs"], ".");
    command
        .env("RUQI_BIN", shell::ruqi(Profile::Debug))
        .env("GENERATE", shell::example("generate"));
    shell::run(&mut command)
}

fn rust(all: bool) -> Result<()> {
    once(all, "rust", &RUST, || {
        shell::run(&mut shell::linted_tests(&["--no-fail-fast"]))
    })
}

fn app(all: bool) -> Result<()> {
    // the phone is tested against the binary that parity has built
    let binary = shell::ruqi(Profile::Debug);
    let path = binary.display().to_string();
    once(all, "app", &[&APP[..], &[&path]].concat(), || {
        npm::script("pwa", "lint")?;
        npm::script("pwa", "typecheck")?;
        let mut test = shell::program("npm", &["run", "--silent", "test"], "pwa");
        shell::run(test.env("RUQI_BIN", &binary))
    })
}
