//! What the crates that we build on may be: their licences, where they come from, and, where the list of advisories can be
//! had, that none is known to be unsafe (`xtask/deny.toml`).

use crate::shell;
use anyhow::{Context, Result, bail};

const SETTINGS: &str = "--config=xtask/deny.toml";

/// What cargo-deny says where it cannot reach the list of advisories.
const NO_LIST: &str = "failed to fetch advisory database";

/// Checks them. A machine without cargo-deny is told so; in `.ci/run`, which installs it, that is a failure.
pub fn run() -> Result<()> {
    let version = shell::cargo(&["deny", "--version"]).output();
    if !version.is_ok_and(|done| done.status.success()) {
        let missing = "cargo-deny is not installed (`cargo install --locked cargo-deny`)";
        if std::env::var_os("CI").is_some() {
            bail!("{missing}, and CI is set");
        }
        println!("{missing}: the licences and sources of the crates were not checked");
        return Ok(());
    }
    shell::run(&mut shell::cargo(&[
        "deny",
        SETTINGS,
        "check",
        "--hide-inclusion-graph",
        "bans",
        "licenses",
        "sources",
    ]))?;
    advisories()
}

fn advisories() -> Result<()> {
    let done = shell::cargo(&["deny", SETTINGS, "check", "advisories"])
        .output()
        .context("could not start `cargo deny`")?;
    let said = String::from_utf8_lossy(&done.stderr);
    if done.status.success() {
        println!("no crate has an advisory");
    } else if said.contains(NO_LIST) {
        println!("the list of advisories could not be had: it was not asked");
    } else {
        bail!("a crate has an advisory:\n{said}");
    }
    Ok(())
}
