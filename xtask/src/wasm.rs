//! The rules as WASM: the crate, bindings of the version that Cargo.lock pins, and a smaller module by Binaryen.

use crate::{npm, shell, stamps, tools};
use anyhow::{Context, Result};
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

const OUT: &str = "pwa/src/generated/rules";
const INPUTS: [&str; 5] = [
    "rules-wasm",
    "Cargo.toml",
    "Cargo.lock",
    "xtask/src/wasm.rs",
    "pwa/package-lock.json",
];

/// What rustc 1.95 uses without being asked; Binaryen refuses instructions that it was not told of.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Makes `pwa/src/generated/rules/`: `rules.js`, `rules.d.ts`, `rules_bg.wasm`. In Node, `initSync` takes the bytes.
pub fn run() -> Result<()> {
    npm::install("pwa")?;
    stamps::unless_fresh(OUT, "wasm", &INPUTS, || {
        tools::wasm_target()?;
        compile()?;
        let module = shell::target().join("wasm32-unknown-unknown/wasm/ruqi_rules.wasm");
        bind(&module)?;
        optimise()
    })
}

fn compile() -> Result<()> {
    // The crate is an rlib everywhere else: a cdylib asked for here spares every native build a useless library.
    shell::run(&mut shell::cargo(&[
        "rustc",
        "--quiet",
        "--package=ruqi-rules",
        "--lib",
        "--crate-type=cdylib",
        "--target=wasm32-unknown-unknown",
        "--profile=wasm",
        "--features=wasm",
    ]))
}

fn bind(module: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(module)
        .out_name("rules")
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(true)
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate(shell::root().join(OUT))
        })
        .context("could not make the bindings of the rules")
}

fn optimise() -> Result<()> {
    let module = shell::root().join(OUT).join("rules_bg.wasm");
    let path = module.to_string_lossy();
    let script = "pwa/node_modules/binaryen/bin/wasm-opt";
    let mut arguments = vec![
        script,
        "-O3",
        "--converge",
        "--strip-debug",
        &path,
        "-o",
        &path,
    ];
    arguments.extend(FEATURES);
    shell::run(&mut shell::program("node", &arguments, "."))
}
