//! The figures of `docs/PERFORMANCE.md`, each beside its yardstick in the same run.

use crate::shell::{self, Profile};
use crate::{dist, npm, tools};
use anyhow::Result;

/// Builds the product and runs the measurements of `tests/load/`: all, or the parts that are named.
pub fn run(arguments: &[String]) -> Result<()> {
    dist::build()?;
    npm::install("tests")?;
    let mut command = shell::program("npm", &["run", "--silent", "measure", "--"], "tests");
    command
        .args(arguments)
        .env("RUQI_BIN", shell::ruqi(Profile::Release))
        .env("CHROMIUM", tools::chromium()?);
    shell::run(&mut command)
}
