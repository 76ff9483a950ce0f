//! What a file of a crate says, as far as imports go.

use std::collections::{BTreeMap, BTreeSet};

/// A path as it is written, a name a part.
pub type Path = Vec<String>;

/// What a file says.
#[derive(Default)]
pub struct ModuleText {
    /// `mod name;`
    pub declared: Vec<String>,
    /// What it defines itself.
    pub items: BTreeSet<String>,
    /// `use path as name;`
    pub names: BTreeMap<String, Path>,
    /// `use path::*;`
    pub globs: Vec<Path>,
    /// Every path, in a `use` or elsewhere.
    pub said: Vec<Said>,
    /// Every word that is not in a `use`.
    pub words: BTreeSet<String>,
}

pub struct Said {
    pub line: usize,
    pub path: Path,
    /// All of a module is meant: `path::*`.
    pub is_glob: bool,
    /// `pub use path as name`, by its name: others are to find it here.
    pub handed_on: Option<String>,
}

impl ModuleText {
    /// Whether this imports what it names. Handing on what the file itself does not use is no import: it can be read without.
    pub fn imports(&self, said: &Said) -> bool {
        let name = said.handed_on.as_ref();
        name.is_none_or(|name| self.words.contains(name))
    }
}
