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
    if let Some(folder) = stamp.parent() {
        std::fs::create_dir_all(folder).context("could not make the folder for stamps")?;
    }
    std::fs::write(&stamp, fingerprint(recipe, inputs)?)
        .with_context(|| format!("could not write the stamp {}", stamp.display()))
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
