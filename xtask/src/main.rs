//! What the project does to itself: build, demo, test, measure.
//!
//! `cargo xtask` prints the commands. Each of them does all the set-up that it needs, and again only what changed.

mod background_build;
mod codegen;
mod demo;
mod deny;
mod dist;
mod faults;
mod fuzz;
mod measure;
mod npm;
mod precompress;
mod shell;
mod soak;
mod stamps;
mod test;
mod tidy;
mod tools;
mod wasm;

use anyhow::{Result, bail};
use shell::Profile;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask <command>

  demo [--lan] [--at TIME] …   build everything and serve a demo city (arguments go to `ruqi demo`)
  test [--all]                 every check there is: format, lint, tidy, Rust, parity, PWA, whole product; what passed
                               on the same files is not run again, unless `--all` is said
  test --quick [--all]         the loop of whoever is at work: without the release build and most of the browser
  test FILE…                   the tests that belong to these files: server/src/store/claim.rs
  build                        the release binary with the app inside: target/release/ruqi

  wasm                         the rules as WASM, with bindings    -> pwa/src/generated/rules/
  codegen                      the API's types, rows' columns      -> pwa/src/generated/api.ts, layout.ts
  dist                         the app, precompressed              -> pwa/dist/
  tidy                         the architecture's directions and the house's limits
  faults [--without DEFENCE]   every fault made for real; without a defence (A,B or all, in turn) its tests have to fail
  fuzz [TARGET…] [--minutes N] bytes made up for what comes in from outside, a minute each, two side by side
  soak --minutes N [--seed S]  phones and a server that is killed again and again; the figures -> tests/out/soak.md
  measure [PART…] [--small]    the figures of docs/PERFORMANCE.md -> tests/out/figures.md; --small: does measuring work?
  measure --large              the server with ten million registrations stored; says first what disk it needs
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run_tests(arguments: &[String]) -> Result<()> {
    let (flags, files): (Vec<&str>, Vec<&str>) = arguments
        .iter()
        .map(String::as_str)
        .partition(|word| word.starts_with("--"));
    let mut asked = test::Asked::default();
    for flag in flags {
        match flag {
            "--all" => asked.all = true,
            "--quick" => asked.quick = true,
            other => bail!("`{other}` is nothing that test knows.\n\n{USAGE}"),
        }
    }
    match files.is_empty() {
        true => test::run(asked),
        false => test::of_files(&files),
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let Some((command, rest)) = arguments.split_first() else {
        print!("{USAGE}");
        return Ok(());
    };
    match (command.as_str(), rest) {
        ("demo", rest) => demo::run(rest),
        ("test", rest) => run_tests(rest),
        ("build", []) => dist::build(),
        ("wasm", []) => wasm::run(),
        ("codegen", []) => codegen::run(Profile::Debug),
        ("dist", []) => dist::run(Profile::Debug),
        ("tidy", []) => tidy::run(),
        ("faults", []) => faults::run(),
        ("faults", [flag, defence]) if flag == "--without" => faults::without(defence),
        ("fuzz", rest) => fuzz::run(rest),
        ("soak", rest) => soak::run(rest),
        ("measure", rest) => measure::run(rest),
        ("help" | "--help" | "-h", []) => {
            print!("{USAGE}");
            Ok(())
        }
        _ => bail!(
            "`{}` is not a command that I know.\n\n{USAGE}",
            arguments.join(" ")
        ),
    }
}
