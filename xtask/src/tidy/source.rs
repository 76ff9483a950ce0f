//! A file of the repository, with what the checks ask of it.

use crate::{shell, stamps};
use anyhow::{Context, Result};
use std::path::Path;

/// Endings of the files that people write and read as source.
const TEXT: [&str; 12] = [
    "rs", "ts", "mts", "vue", "js", "mjs", "css", "sql", "toml", "md", "json", "html",
];

pub struct Source {
    /// Relative to the root, with forward slashes.
    pub path: String,
    pub text: String,
}

impl Source {
    /// The lines with their numbers from 1, without those that carry a reason to break a rule.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut excused = false;
        self.text
            .lines()
            .enumerate()
            .filter_map(move |(index, line)| {
                let reason = line.contains("tidy: ");
                let skip = reason || excused;
                excused = reason;
                (!skip).then_some((index + 1, line))
            })
    }

    /// The same without comments and without what follows `#[cfg(test)]`, for checks of code.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines()
            .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    pub fn is_below(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }

    pub fn ends_with(&self, ending: &str) -> bool {
        self.path.rsplit('.').next() == Some(ending)
    }
}

/// Every source file of the repository.
pub fn all() -> Result<Vec<Source>> {
    let root = shell::root();
    stamps::files_below(&root)
        .iter()
        .filter(|file| is_written(file))
        .map(|file| read(&root, file))
        .collect()
}

/// Generated folders and lock files are nobody's prose.
fn is_written(file: &Path) -> bool {
    let text = file
        .extension()
        .is_some_and(|ending| TEXT.iter().any(|known| ending == *known));
    let generated = file
        .components()
        .any(|part| part.as_os_str() == "generated");
    let lock = file
        .file_name()
        .is_some_and(|name| name == "package-lock.json");
    text && !generated && !lock
}

fn read(root: &Path, file: &Path) -> Result<Source> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("could not read {} as UTF-8", file.display()))?;
    let path = file.strip_prefix(root).unwrap_or(file);
    Ok(Source {
        path: path.to_string_lossy().replace('\\', "/"),
        text,
    })
}
