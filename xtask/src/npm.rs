//! The two npm packages: `pwa` and `tests`.

use crate::{shell, stamps, tools};
use anyhow::Result;

/// `npm ci` in this folder when its lock file changed.
pub fn install(folder: &str) -> Result<()> {
    tools::node()?;
    let lock = format!("{folder}/package-lock.json");
    let installed = format!("{folder}/node_modules");
    stamps::unless_fresh(&installed, "npm ci", &[&lock], || {
        println!("installing the packages of {folder}/");
        let quietly = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
        shell::run(&mut shell::program("npm", &quietly, folder))
    })
}

/// A script of the package, its output shown.
pub fn script(folder: &str, name: &str) -> Result<()> {
    shell::run(&mut shell::program(
        "npm",
        &["run", "--silent", name],
        folder,
    ))
}
