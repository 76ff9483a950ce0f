//! Lets libFuzzer make up what comes in from outside (`tests/fuzz`), two targets side by side: what breaks a property ends
//! with the bytes in `tests/out/fuzz`.

use crate::shell;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;

/// As many as find a processor each.
const SIDE_BY_SIDE: usize = 2;

/// An input takes no longer, asks for no more memory at once, and is no larger: bytes of the largest record, twice over.
/// The process may grow to twice that memory: in a million inputs, what the fuzzer remembers of them takes its part.
const LIMITS: [&str; 5] = [
    "-timeout=10",
    "-malloc_limit_mb=1024",
    "-rss_limit_mb=2048",
    "-max_len=65536",
    "-print_final_stats=1",
];

/// Where cargo-fuzz builds: its flags are others than those of every other build.
const BUILT: &str = "target/fuzz";

struct Asked {
    minutes: u64,
    targets: Vec<String>,
}

/// Fuzzes all targets, or those that are named; fails with those for which something was found.
pub fn run(arguments: &[String]) -> Result<()> {
    let asked = read(arguments)?;
    build()?;
    let out = shell::root().join("tests/out/fuzz");
    fs::create_dir_all(&out).context("could not make tests/out/fuzz")?;
    let waiting = Mutex::new(asked.targets.iter());
    let found = Mutex::new(Vec::new());
    thread::scope(|scope| -> Result<()> {
        let hands: Vec<_> = (0..SIDE_BY_SIDE)
            .map(|_| {
                scope.spawn(|| -> Result<()> {
                    while let Some(target) = waiting.lock().map_or(None, |mut next| next.next()) {
                        if !fuzz(target, asked.minutes)?
                            && let Ok(mut found) = found.lock()
                        {
                            found.push(target.as_str());
                        }
                    }
                    Ok(())
                })
            })
            .collect();
        hands.into_iter().try_for_each(|hand| {
            hand.join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    })?;
    let found = found.into_inner().unwrap_or_default();
    if found.is_empty() {
        return Ok(());
    }
    bail!(
        "found for {}: the bytes are in {}, what broke in the log beside them. Mend it, and keep them as a file of \
         tests/fuzz/corpus/<target>/, which the tests replay.",
        found.join(", "),
        out.display()
    )
}

fn read(arguments: &[String]) -> Result<Asked> {
    let known = targets()?;
    let mut asked = Asked {
        minutes: 1,
        targets: Vec::new(),
    };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--minutes" => {
                let minutes = words.next().context("--minutes: how many?")?;
                asked.minutes = minutes.parse().context("--minutes: a whole number")?;
            }
            target if known.iter().any(|one| one == target) => asked.targets.push(word.clone()),
            other => bail!("`{other}` is no target: {}", known.join(", ")),
        }
    }
    if asked.targets.is_empty() {
        asked.targets = known;
    }
    Ok(asked)
}

/// The targets, by their files.
fn targets() -> Result<Vec<String>> {
    let folder = shell::root().join("tests/fuzz/targets");
    let files = fs::read_dir(&folder).context("could not read tests/fuzz/targets")?;
    let mut names = Vec::new();
    for file in files {
        if let Some(name) = file?.path().file_stem() {
            names.push(name.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn build() -> Result<()> {
    let version = shell::cargo(&["fuzz", "--version"]).output();
    if !version.is_ok_and(|done| done.status.success()) {
        bail!(
            "cargo-fuzz is not installed, and it builds what is fuzzed: `cargo install cargo-fuzz`, then run this again. \
             It asks for a C++ compiler, and for no other Rust."
        );
    }
    println!("building the targets: some minutes, the first time");
    shell::run(&mut shell::cargo(&[
        "fuzz",
        "build",
        "--fuzz-dir=tests/fuzz",
        "--target-dir",
        BUILT,
        "--sanitizer=none",
        "--features=libfuzzer",
    ]))
}

/// Whether nothing was found.
fn fuzz(target: &str, minutes: u64) -> Result<bool> {
    let root = shell::root();
    // What it finds worth keeping grows there from run to run; the repository's own inputs are read, never written.
    let grown = root.join(BUILT).join("corpus").join(target);
    fs::create_dir_all(&grown).context("could not make the corpus")?;
    let out = root.join("tests/out/fuzz");
    let log = out.join(format!("{target}.log"));
    let status = Command::new(binary(target)?)
        .arg(&grown)
        .arg(root.join("tests/fuzz/corpus").join(target))
        .args(LIMITS)
        .arg(format!("-max_total_time={}", minutes * 60))
        .arg(format!("-artifact_prefix={}/{target}-", out.display()))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(fs::File::create(&log).context("could not write the log")?)
        .status()
        .with_context(|| format!("could not start {target}"))?;
    let said = fs::read(&log).context("could not read the log")?;
    let said = String::from_utf8_lossy(&said);
    println!(
        "{target}: {} inputs tried, {} places of the code reached{}",
        last(&said, "stat::number_of_executed_units:"),
        last(&said, " cov:"),
        if status.success() { "" } else { ", FOUND" }
    );
    Ok(status.success())
}

/// The word behind the last of these.
fn last<'t>(text: &'t str, mark: &str) -> &'t str {
    let behind = text.rsplit_once(mark).map_or("", |(_, behind)| behind);
    behind.split_whitespace().next().unwrap_or("?")
}

fn binary(target: &str) -> Result<PathBuf> {
    let built = shell::root().join(BUILT);
    let folders = fs::read_dir(&built).context("nothing was built")?;
    // The folder is named by the machine's kind.
    let found = folders
        .filter_map(|folder| Some(folder.ok()?.path().join("release").join(target)))
        .find(|path| path.is_file());
    found.with_context(|| format!("{target} was not built"))
}
