//! Running other programs, from the repository's root, and saying plainly which one failed.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Which build of the server is meant: tests share the debug one, people get the release one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// `target/debug`, the one that `cargo test` builds.
    Debug,
    /// `target/release`, the product.
    Release,
}

impl Profile {
    /// The folder below the target directory.
    pub fn folder(self) -> &'static str {
        match self {
            Profile::Debug => "debug",
            Profile::Release => "release",
        }
    }
}

/// The repository's root, wherever the command was typed.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Cargo's target directory, `CARGO_TARGET_DIR` respected.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(directory) => root().join(directory),
        None => root().join("target"),
    }
}

/// The server's binary in this profile.
pub fn ruqi(profile: Profile) -> PathBuf {
    let name = format!("ruqi{}", std::env::consts::EXE_SUFFIX);
    target().join(profile.folder()).join(name)
}

/// An example, as `cargo test` builds them all.
pub fn example(name: &str) -> PathBuf {
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    target()
        .join(Profile::Debug.folder())
        .join("examples")
        .join(name)
}

/// `cargo` with these arguments.
pub fn cargo(arguments: &[&str]) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(arguments).current_dir(root());
    command
}

/// Cargo, linting what it compiles of the workspace, every lint an error: `cargo clippy` would read all dependencies once
/// more, minutes on a fresh clone.
pub fn linted(arguments: &[&str]) -> Command {
    let mut command = cargo(arguments);
    command
        .env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver")
        .env("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings");
    command
}

/// `cargo test` of what the product is made of. `xtask` is not: it runs already, compiled by itself, and among the others
/// it would ask for other features of what they share, so that both would be compiled again. Without it a package by
/// itself (`cargo test --package ruqi`) is compiled from the same dependencies.
pub fn linted_tests(arguments: &[&str]) -> Command {
    let mut command = linted(&["test", "--workspace", "--exclude=xtask", "--quiet"]);
    command.args(arguments);
    command
}

/// A program of the system, started in a folder of the repository.
pub fn program(name: &str, arguments: &[&str], folder: &str) -> Command {
    // npm and npx are scripts with another name on Windows.
    let name = match name {
        "npm" | "npx" if cfg!(windows) => format!("{name}.cmd"),
        other => other.to_owned(),
    };
    let mut command = Command::new(name);
    command.args(arguments).current_dir(root().join(folder));
    command
}

/// Runs it with its output shown; fails with the command line when it fails.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("could not start `{}`", line(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status}); its words are above", line(command));
    }
    Ok(())
}

/// Runs it and takes what it printed; what it complains about is shown.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("could not start `{}`", line(command)))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", line(command), output.status);
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` printed something that is not UTF-8", line(command)))
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}

/// Writes a file, and the folder that it is in; the path from the root, or absolute.
pub fn write(path: &Path, text: &str) -> Result<()> {
    let path = root().join(path);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("could not make {}", folder.display()))?;
    }
    std::fs::write(&path, text).with_context(|| format!("could not write {}", path.display()))
}
