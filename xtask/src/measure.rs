//! The figures of `docs/PERFORMANCE.md`, each beside its yardstick in the same run.

use crate::shell::{self, Profile};
use crate::{dist, npm, tools};
use anyhow::Result;

/// The yardstick, with the packages that the release binary is built with: Cargo compiles dependencies anew for other
/// choices of packages.
const BARE_INTAKE: [&str; 7] = [
    "build",
    "--quiet",
    "--release",
    "--package=ruqi",
    "--package=ruqi-invariants",
    "--package=ruqi-bare-intake",
    "--bins",
];

/// Builds the product and runs the measurements of `tests/load/`: all, or the parts that are named.
pub fn run(arguments: &[String]) -> Result<()> {
    dist::build()?;
    shell::run(&mut shell::cargo(&BARE_INTAKE))?;
    npm::install("tests")?;
    let ruqi = shell::ruqi(Profile::Release);
    let yardstick = format!("ruqi-bare-intake{}", std::env::consts::EXE_SUFFIX);
    let mut command = shell::program("npm", &["run", "--silent", "measure", "--"], "tests");
    command
        .args(arguments)
        .env("RUQI_BARE_INTAKE", ruqi.with_file_name(yardstick))
        .env("RUQI_BIN", ruqi)
        .env("CHROMIUM", tools::chromium()?);
    shell::run(&mut command)
}
