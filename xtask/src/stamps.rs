//! What was made already, from what, so that a second run makes only what changed.
//!
//! A stamp is a file below the target directory that holds the hash of all inputs. Content is hashed, not dates: a
//! checkout changes dates.

use crate::shell;
use anyhow::{Context, Result};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Folders that hold nothing that a person wrote.
pub const MADE: [&str; 7] = [
    "target",
    "node_modules",
    "dist",
    "dist-without",
    "out",
    ".git",
    "ruqi-data",
];

/// Makes `output` unless the inputs (files and folders, relative to the root) and `recipe` are what they were.
pub fn unless_fresh(
    output: &str,
    recipe: &str,
    inputs: &[&str],
    make: impl FnOnce() -> Result<()>,
) -> Result<()> {
    let stamp = shell::target().join("xtask").join(output.replace('/', "-"));
    let now = fingerprint(recipe, inputs)?;
    let before = std::fs::read_to_string(&stamp).unwrap_or_default();
    if before == now && shell::root().join(output).exists() {
        return Ok(());
    }
    make()?;
    shell::write(&stamp, &fingerprint(recipe, inputs)?)
}

/// A check that need not be made again on what it passed on.
pub struct Passed {
    stamp: PathBuf,
    recipe: String,
    inputs: Vec<String>,
    now: String,
}

impl Passed {
    /// The check of this name. `recipe`: what its outcome depends on beside files, as versions of tools. Inputs as in
    /// [`unless_fresh`], or absolute.
    pub fn of(check: &str, recipe: &str, inputs: &[&str]) -> Result<Self> {
        let name = format!("passed-{}", check.replace('/', "-"));
        Ok(Self {
            stamp: shell::target().join("xtask").join(name),
            recipe: recipe.to_owned(),
            inputs: inputs.iter().map(|&input| input.to_owned()).collect(),
            now: fingerprint(recipe, inputs)?,
        })
    }

    /// Whether it passed on the same.
    pub fn already(&self) -> bool {
        std::fs::read_to_string(&self.stamp).is_ok_and(|before| before == self.now)
    }

    /// Remembers that it passed, unless somebody changed an input while it ran.
    pub fn note(&self) -> Result<()> {
        let inputs: Vec<&str> = self.inputs.iter().map(String::as_str).collect();
        if fingerprint(&self.recipe, &inputs)? != self.now {
            return Ok(());
        }
        shell::write(&self.stamp, &self.now)
    }
}

fn fingerprint(recipe: &str, inputs: &[&str]) -> Result<String> {
    let root = shell::root();
    let mut hasher = DefaultHasher::new();
    recipe.hash(&mut hasher);
    for input in inputs {
        for file in files_below(&root.join(input)) {
            file.strip_prefix(&root).unwrap_or(&file).hash(&mut hasher);
            std::fs::read(&file)
                .with_context(|| format!("could not read {}", file.display()))?
                .hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// The file itself, or all files of the folder in the order of their names; what tools made is left out.
pub fn files_below(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_path_buf()];
    }
    let Ok(entries) = std::fs::read_dir(path) else {
        return Vec::new();
    };
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    entries
        .iter()
        .filter(|entry| !is_made(entry))
        .flat_map(|entry| files_below(entry))
        .collect()
}

fn is_made(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| MADE.iter().any(|made| name == *made))
}
