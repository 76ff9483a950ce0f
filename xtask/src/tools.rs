//! What the machine must have. Missing things are installed where that is ours to do, else named with the way to get them.

use crate::shell;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The least Node that Vite 8 runs on.
const NODE: (u32, u32) = (20, 19);

/// Node and npm, new enough.
pub fn node() -> Result<()> {
    let Some(version) = answer("node", &["--version"]) else {
        bail!(
            "Node.js is not installed. It builds the app: install version {}.{} or later from https://nodejs.org \
             or with your system's packages, then run this again.",
            NODE.0,
            NODE.1
        );
    };
    if parse(&version).is_none_or(|found| found < NODE) {
        bail!(
            "Node.js is {}, the app's build needs {}.{} or later. Install it from https://nodejs.org \
             (or `nvm install 22`), then run this again.",
            version.trim(),
            NODE.0,
            NODE.1
        );
    }
    if answer(
        if cfg!(windows) { "npm.cmd" } else { "npm" },
        &["--version"],
    )
    .is_none()
    {
        bail!(
            "npm is not installed, though Node.js is. Install it (Debian: `apt-get install npm`), then run this again."
        );
    }
    Ok(())
}

/// The compiler's target for WASM, by rustup when it is missing.
pub fn wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let installed = answer("rustc", &["--print", "target-libdir", "--target", TARGET])
        .is_some_and(|path| PathBuf::from(path.trim()).exists());
    if installed {
        return Ok(());
    }
    println!("adding the compiler's target {TARGET}");
    let added = shell::run(&mut shell::program(
        "rustup",
        &["target", "add", TARGET],
        ".",
    ));
    if added.is_err() {
        bail!(
            "the Rust compiler has no target {TARGET}, and rustup could not add it. \
             With rustup: `rustup target add {TARGET}`; with your system's Rust: its package for that target \
             (Debian: `libstd-rust-dev-wasm32`)."
        );
    }
    Ok(())
}

/// Chromium's headless shell where it is installed, else a whole Chromium: the tests see the same pages in both, and the
/// shell, which draws no window, takes three fifths of the processor. `CHROMIUM` overrules.
pub fn headless() -> Result<PathBuf> {
    let shell = PathBuf::from("/usr/bin/chromium-headless-shell");
    match std::env::var_os("CHROMIUM").is_none() && shell.exists() {
        true => Ok(shell),
        false => chromium(),
    }
}

/// A Chromium for the tests of the whole product: `CHROMIUM`, or one where systems put it.
pub fn chromium() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("CHROMIUM").map(PathBuf::from) {
        if path.exists() {
            return Ok(path);
        }
        bail!("CHROMIUM says {}, and nothing is there.", path.display());
    }
    let usual = [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];
    match usual.iter().map(PathBuf::from).find(|path| path.exists()) {
        Some(path) => Ok(path),
        None => bail!(
            "no Chromium is installed, and the tests of the whole product run in it. \
             Debian: `apt-get install chromium-headless-shell fonts-noto-cjk`; elsewhere install Chromium or Chrome \
             and say where in the environment variable CHROMIUM."
        ),
    }
}

/// What the tests' outcome depends on beside this tree: other versions have to pass for themselves.
pub fn versions(chromium: &Path) -> String {
    let chromium = chromium.to_string_lossy();
    let litestream = std::env::var("LITESTREAM").unwrap_or_else(|_| "litestream".to_owned());
    [
        answer("node", &["--version"]),
        answer("rustc", &["--version"]),
        answer(&chromium, &["--version"]),
        // tests that are there where these are
        answer(&litestream, &["version"]),
        schemathesis(),
        answer("firefox-esr", &["--version"]),
        answer(
            "dpkg-query",
            &["--showformat=${Version}", "--show", "webkit2gtk-driver"],
        ),
    ]
    .map(Option::unwrap_or_default)
    .concat()
}

/// Its version; none where it is not there. Python reads it in the folder that pip was told.
fn schemathesis() -> Option<String> {
    match std::env::var_os("SCHEMATHESIS").map(PathBuf::from) {
        None => answer("schemathesis", &["--version"]),
        Some(folder) => std::fs::read_dir(folder).ok()?.flatten().find_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let version = name.strip_prefix("schemathesis-")?;
            version.strip_suffix(".dist-info").map(str::to_owned)
        }),
    }
}

fn answer(name: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(name).args(arguments).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn parse(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.trim().trim_start_matches('v').split('.');
    let major = numbers.next()?.parse().ok()?;
    let minor = numbers.next()?.parse().ok()?;
    Some((major, minor))
}

#[cfg(test)]
mod tests {
    use super::{NODE, parse};

    #[test]
    fn versions_compare_by_number_not_by_text() {
        assert!(parse("v20.9.0\n") < Some(NODE));
        assert!(parse("v20.19.0") >= Some(NODE));
        assert!(parse("v100.0.0") > Some(NODE));
        assert_eq!(parse("nightly"), None);
    }
}
