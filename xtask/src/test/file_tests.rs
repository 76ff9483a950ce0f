//! The tests that belong to a file: the loop of whoever edits it.
//!
//! A server's file is tested by the modules of `server/tests/all` that are named as it, or as the folder that it is in, the
//! nearest first; where none is, by all of them. `intake/push.rs` is tested by `intake::push` and by
//! `intake::push_refusals`, `intake/effects.rs` by all of `intake`.

use super::asked::Asked;
use super::{product, stopwatch};
use crate::shell::{self, Profile};
use crate::{codegen, dist, npm, wasm};
use anyhow::{Result, bail};
use std::path::Path;

/// Runs the tests of each of these files, as they are named from the root.
pub fn run(files: &[&str]) -> Result<()> {
    files
        .iter()
        .try_for_each(|file| of(file.trim_start_matches("./")))
}

fn of(file: &str) -> Result<()> {
    if !shell::root().join(file).exists() {
        bail!("there is no {file}");
    }
    let (folder, rest) = file.split_once('/').unwrap_or(("", file));
    match (folder, rest) {
        ("server", _) => server(rest),
        ("rules-wasm", _) => package("ruqi-rules"),
        ("xtask", _) => shell::run(&mut shell::linted(&["test", "--package=xtask", "--quiet"])),
        ("pwa", _) => app(rest),
        ("tests", _) if rest.starts_with("bare-intake/") => package("ruqi-bare-intake"),
        ("tests", _) if rest.starts_with("fuzz/") => package("ruqi-fuzz"),
        ("tests", _) if rest.starts_with("invariants/") => package("ruqi-invariants"),
        ("tests", _) => product(rest),
        _ => bail!("no tests belong to {file}: `cargo xtask test --quick` runs what there is"),
    }
}

fn package(name: &str) -> Result<()> {
    let package = format!("--package={name}");
    shell::run(&mut shell::linted(&["test", &package, "--quiet"]))
}

fn server(file: &str) -> Result<()> {
    let names = modules(&modules_of_tests(), file);
    let filters: Vec<String> = names.iter().map(|name| format!("{name}::")).collect();
    match filters.is_empty() {
        true => println!("{file}: all tests of the server"),
        false => println!("{file}: {}", names.join(", ")),
    }
    let mut arguments = vec!["test", "--package=ruqi", "--quiet", "--test=all"];
    let text = std::fs::read_to_string(shell::root().join("server").join(file)).unwrap_or_default();
    if text.contains("#[cfg(test)]") {
        arguments.extend(["--lib", "--bins"]);
    }
    arguments.push("--");
    arguments.extend(filters.iter().map(String::as_str));
    let threads = (2 * stopwatch::processors()).to_string();
    shell::run(shell::linted(&arguments).env("RUST_TEST_THREADS", threads))
}

/// Files and folders of `server/tests/all` that have tests, as the compiler names them: `intake`, `intake::push`.
fn modules_of_tests() -> Vec<String> {
    let mut names = modules_below(&shell::root().join("server/tests/all"), "");
    names.retain(|name| room(name) != "harness");
    names.sort();
    names
}

fn modules_below(folder: &Path, parent: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names = Vec::new();
    for entry in entries {
        let file = entry.file_name();
        let name = match stem(&file.to_string_lossy()) {
            "main" | "mod" => continue,
            own => format!("{parent}{own}"),
        };
        names.extend(modules_below(&entry.path(), &format!("{name}::")));
        names.push(name);
    }
    names
}

fn room(module: &str) -> &str {
    module.split("::").next().unwrap_or(module)
}

/// Of these, those of the file's own name, and in its own room where there are such; where none is, those of the folder
/// that it is in, and so on outwards.
fn modules(all: &[String], file: &str) -> Vec<String> {
    let mut path: Vec<&str> = file.split('/').collect();
    while let Some(last) = path.pop() {
        let name = stem(last);
        let found: Vec<&String> = all.iter().filter(|module| is_of(module, name)).collect();
        let beside: Vec<&String> = found
            .iter()
            .copied()
            .filter(|module| file.split('/').any(|folder| folder == room(module)))
            .collect();
        let nearest = if beside.is_empty() { found } else { beside };
        if !nearest.is_empty() {
            return nearest.into_iter().cloned().collect();
        }
    }
    Vec::new()
}

fn is_of(module: &str, name: &str) -> bool {
    let own = module.rsplit("::").next().unwrap_or(module);
    own.strip_prefix(name)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
}

fn stem(name: &str) -> &str {
    Path::new(name)
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or(name)
}

/// The unit tests that import this file, or that it is.
fn app(file: &str) -> Result<()> {
    wasm::run()?;
    codegen::run(Profile::Debug)?;
    codegen::build_server(Profile::Debug)?;
    let mut test = shell::program("npx", &["vitest", "related", "--run", file], "pwa");
    shell::run(test.env("RUQI_BIN", shell::ruqi(Profile::Debug)))
}

/// The file, or where it is none of tests all of its part, on the debug server.
fn product(file: &str) -> Result<()> {
    let parts = product::parts();
    let own = match file.split('/').next().and_then(|part| parts.get(part)) {
        Some(files) if files.iter().any(|one| one == file) => vec![file.to_owned()],
        Some(files) => files.clone(),
        None => bail!("tests/{file} is in no part of the whole product's tests"),
    };
    npm::install("tests")?;
    dist::run(Profile::Debug)?;
    codegen::build_server(Profile::Debug)?;
    let asked = Asked {
        all: true,
        quick: true,
    };
    product::node_test(asked, &own)
}

#[cfg(test)]
mod tests {
    use super::modules;

    #[test]
    fn a_file_is_tested_by_its_name_or_by_its_folders() {
        let all = [
            "intake",
            "intake::push",
            "intake::push_refusals",
            "desk::merge",
            "backup::merge",
            "pull",
        ]
        .map(str::to_owned);
        let pushes = ["intake::push", "intake::push_refusals"];
        assert_eq!(modules(&all, "src/intake/push.rs"), pushes);
        assert_eq!(modules(&all, "src/http/api/sync/push.rs"), pushes);
        assert_eq!(modules(&all, "src/intake/effects.rs"), ["intake"]);
        assert_eq!(modules(&all, "src/desk/acts/merge.rs"), ["desk::merge"]);
        assert_eq!(modules(&all, "src/store/claim.rs"), [""; 0]);
        assert_eq!(modules(&all, "tests/all/pull/mod.rs"), ["pull"]);
    }
}
