//! Every check there is, the quick ones first. What CI runs is this; `--quick` is the same for whoever is at work.

mod asked;
mod budgets;
mod file_tests;
mod product;
mod stopwatch;

use crate::shell::{self, Profile};
use crate::stamps::Passed;
use crate::{background_build, codegen, deny, dist, npm, tidy, tools, wasm};
use anyhow::{Context, Result};
use budgets::Spent;
use std::thread;
use stopwatch::Stopwatch;

pub use asked::Asked;
pub use file_tests::run as of_files;

struct Step {
    name: &'static str,
    in_quick: bool,
    run: fn(Asked, &mut Spent) -> Result<()>,
}

const fn always(name: &'static str, run: fn(Asked, &mut Spent) -> Result<()>) -> Step {
    Step {
        name,
        in_quick: true,
        run,
    }
}

const RUST_COMPILED: &str = "Rust: compiled and linted";

/// In the order in which they run. One debug build serves the Rust tests and the types, one release build the browser.
const STEPS: [Step; 13] = [
    always("tools of the machine", |_, _| machine()),
    always("format", |_, _| {
        shell::run(&mut shell::cargo(&["fmt", "--all", "--check"]))
    }),
    always("tidy: directions and limits", |_, _| tidy::run()),
    always("crates: licences and sources", |_, _| deny::run()),
    always(RUST_COMPILED, |_, _| codegen::build_server(Profile::Debug)),
    always("Rust tests", |asked, _| rust(asked)),
    always("rules as WASM", |_, _| wasm::run()),
    always("parity of native and WASM", |_, _| parity()),
    always("types of the API", |_, _| codegen::run(Profile::Debug)),
    always("app: format, lint, types, unit tests", |asked, _| {
        app(asked)
    }),
    always("app: built and compressed", |_, _| {
        dist::run(Profile::Debug)
    }),
    Step {
        name: "release binary",
        in_quick: false,
        run: |_, _| codegen::build_server(Profile::Release),
    },
    always("whole product in a browser", product::run),
];

/// What the Rust tests read. Their page of the app is whatever was built.
const RUST: [&str; 9] = [
    "Cargo.toml",
    "Cargo.lock",
    "rules-wasm",
    "server",
    "tests/bare-intake",
    "tests/fuzz",
    "tests/invariants",
    "xtask",
    "docs",
];

/// What the app's tests read beside the server's binary; the checker's is made of what is here.
const APP: [&str; 4] = ["pwa", "rules-wasm", "tests/invariants", "Cargo.lock"];

/// The model's seed in a quick run (`pwa/test/model/asked.ts`): the same each time, so that what fails is what was edited.
const QUICK_MODEL: &str = r#"{"seeds":[20260305]}"#;

/// Runs the steps, stops at the first that fails; then fails where one took longer than it may.
pub fn run(asked: Asked) -> Result<()> {
    let whole = Stopwatch::begin();
    let ahead = (!asked.quick).then(background_build::release);
    let steps: Vec<&Step> = STEPS
        .iter()
        .filter(|step| step.in_quick || !asked.quick)
        .collect();
    let mut spent = Spent::default();
    let mut compiled = 0.0;
    for (number, step) in steps.iter().enumerate() {
        let watch = Stopwatch::begin();
        println!("\n== {}/{} {}", number + 1, steps.len(), step.name);
        (step.run)(asked, &mut spent)
            .with_context(|| format!("the step \"{}\" failed", step.name))?;
        let (clock, own) = watch.read();
        println!("== {}: {clock:.1} s, {own:.1} of its own", step.name);
        spent.add(step.name, own)?;
        if step.name == RUST_COMPILED {
            compiled = own;
        }
    }
    drop(ahead);
    let (clock, own) = whole.read();
    println!(
        "\nall {} steps passed in {:.0} min {:.0} s, {own:.0} s of their own",
        steps.len(),
        (clock / 60.0).floor(),
        clock % 60.0
    );
    match asked.quick {
        false => spent.add(budgets::WHOLE, own)?,
        true if compiled <= budgets::EDITED => spent.add(budgets::QUICK, own)?,
        true => {
            println!("more than an edit was compiled: the quick run's budget is not asked of it")
        }
    }
    spent.within()
}

/// Runs a check, unless it passed before on the same inputs.
fn once(
    asked: Asked,
    check: &str,
    inputs: &[&str],
    run: impl FnOnce() -> Result<()>,
) -> Result<()> {
    let recipe = tools::versions(&tools::headless()?);
    let passed = Passed::of(check, &recipe, inputs)?;
    if !asked.all && passed.already() {
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

fn rust(asked: Asked) -> Result<()> {
    once(asked, "rust", &RUST, || {
        // Tests wait for servers, disks and each other: as many again find a processor idle.
        let threads = (2 * stopwatch::processors()).to_string();
        shell::run(shell::linted_tests(&["--no-fail-fast"]).env("RUST_TEST_THREADS", threads))?;
        shell::run(&mut shell::linted(&["test", "--package=xtask", "--quiet"]))
    })
}

fn app(asked: Asked) -> Result<()> {
    // the phone is tested against the binary that parity has built
    let binary = shell::ruqi(Profile::Debug);
    let path = binary.display().to_string();
    let check = if asked.quick { "app-quick" } else { "app" };
    once(asked, check, &[&APP[..], &[&path]].concat(), || {
        // The compiler has one thread, and so has the linter.
        thread::scope(|scope| {
            let types = scope.spawn(|| npm::script("pwa", "typecheck"));
            npm::script("pwa", "lint")?;
            types
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })?;
        let mut test = shell::program("npm", &["run", "--silent", "test"], "pwa");
        if asked.quick {
            test.env("RUQI_MODEL", QUICK_MODEL);
        }
        shell::run(test.env("RUQI_BIN", &binary))
    })
}

#[cfg(test)]
mod tests {
    use super::{STEPS, budgets, product};
    use std::collections::BTreeSet;

    #[test]
    fn every_part_has_a_budget_and_every_budget_a_part() {
        let mut parts: BTreeSet<String> = STEPS.iter().map(|step| step.name.to_owned()).collect();
        parts.extend([budgets::WHOLE, budgets::QUICK].map(str::to_owned));
        parts.extend(
            product::parts()
                .into_keys()
                .map(|part| product::name(&part)),
        );
        let budgeted: BTreeSet<String> = budgets::BUDGETS
            .iter()
            .map(|budget| budget.part.to_owned())
            .collect();
        assert_eq!(parts, budgeted);
    }
}
