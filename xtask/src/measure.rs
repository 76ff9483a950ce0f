//! The figures of `docs/PERFORMANCE.md`, each beside its yardstick in the same run.

use crate::shell::{self, Profile};
use crate::{dist, npm, tools};
use anyhow::Result;

/// How much history the server's figures are taken with.
#[derive(Clone, Copy)]
pub enum Size {
    /// A million registrations.
    Usual,
    /// Ten million, by hand: it takes an hour and 20 GB.
    Large,
}

/// Builds the product and runs the measurements of `tests/load/`.
pub fn run(size: Size) -> Result<()> {
    dist::build()?;
    npm::install("tests")?;
    let registrations = match size {
        Size::Usual => "1000000",
        Size::Large => "10000000",
    };
    let mut command = shell::program("npm", &["run", "--silent", "measure"], "tests");
    command
        .env("RUQI_BIN", shell::ruqi(Profile::Release))
        .env("CHROMIUM", tools::chromium()?)
        .env("REGISTRATIONS", registrations);
    shell::run(&mut command)
}
