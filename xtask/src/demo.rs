//! The product with a city in it, on the newcomer's own machine.

use crate::dist;
use crate::shell::{self, Profile};
use anyhow::{Context, Result};
use std::process::Command;

/// Builds everything, then becomes `ruqi demo` with these arguments.
pub fn run(arguments: &[String]) -> Result<()> {
    dist::build()?;
    let mut command = Command::new(shell::ruqi(Profile::Release));
    command
        .arg("demo")
        .args(arguments)
        .current_dir(shell::root());
    hand_over(command)
}

/// On Unix the server takes this process's place, so that a signal meant for it reaches it.
#[cfg(unix)]
fn hand_over(mut command: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(command.exec()).context("could not start the server")
}

#[cfg(not(unix))]
fn hand_over(mut command: Command) -> Result<()> {
    let status = command.status().context("could not start the server")?;
    anyhow::ensure!(status.success(), "the server ended with {status}");
    Ok(())
}
