//! The app as files that the server embeds, and the server with them inside.

use crate::shell::Profile;
use crate::{codegen, npm, precompress, shell, stamps, wasm};
use anyhow::Result;

const INPUTS: [&str; 2] = ["pwa", "xtask/src/precompress.rs"];

/// Makes `pwa/dist/`, each text and module with its `.br` beside it.
pub fn run(profile: Profile) -> Result<()> {
    wasm::run()?;
    codegen::run(profile)?;
    stamps::unless_fresh("pwa/dist/index.html", "dist", &INPUTS, || {
        npm::script("pwa", "build")?;
        precompress::run("pwa/dist")
    })
}

/// Makes `target/release/ruqi` with the app inside.
pub fn build() -> Result<()> {
    run(Profile::Release)?;
    codegen::build_server(Profile::Release)?;
    println!("{}", shell::ruqi(Profile::Release).display());
    Ok(())
}
