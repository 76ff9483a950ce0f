//! The API's types: Rust → OpenAPI → TypeScript, and the columns of rows. What is written by hand can go stale; this is not.

use crate::shell::Profile;
use crate::{npm, shell, stamps};
use anyhow::Result;
use std::path::Path;

const OPENAPI: &str = "pwa/src/generated/openapi.json";
const LAYOUT: &str = "pwa/src/generated/layout.ts";
const TYPES: &str = "pwa/src/generated/api.ts";
const INPUTS: [&str; 6] = [
    "server/src",
    "server/Cargo.toml",
    "rules-wasm/src",
    "Cargo.lock",
    "xtask/src/codegen.rs",
    "pwa/package-lock.json",
];

/// Makes the types with a server of this profile, so that nobody builds the server twice for them.
pub fn run(profile: Profile) -> Result<()> {
    npm::install("pwa")?;
    stamps::unless_fresh(TYPES, "codegen", &INPUTS, || {
        build_server(profile)?;
        for (file, arguments) in [
            (OPENAPI, &["openapi"][..]),
            (LAYOUT, &["openapi", "--layout"][..]),
        ] {
            let mut server = std::process::Command::new(shell::ruqi(profile));
            let text = shell::read(server.args(arguments).current_dir(shell::root()))?;
            shell::write(Path::new(file), &text)?;
        }
        let generator = "pwa/node_modules/openapi-typescript/bin/cli.js";
        shell::read(&mut shell::program(
            "node",
            // what Rust leaves open is anything, not an empty object
            &[generator, OPENAPI, "--empty-objects-unknown", "-o", TYPES],
            ".",
        ))
        .map(drop)
    })
}

/// Builds the server in this profile, and the checker of its invariants beside it. The debug one as the Rust tests do, the
/// release one with the checker, since Cargo compiles dependencies anew for other choices of packages.
pub fn build_server(profile: Profile) -> Result<()> {
    shell::run(&mut match profile {
        Profile::Debug => shell::linted_tests(&["--no-run"]),
        Profile::Release => shell::cargo(&[
            "build",
            "--quiet",
            "--release",
            "--package=ruqi",
            "--package=ruqi-invariants",
            "--bins",
        ]),
    })
}
