//! The modules of a crate, and which of its files each of them imports: the file that defines a name, however many others
//! hand it on.

use super::module_text::ModuleText;
use super::reader;
use super::source::Source;
use std::collections::BTreeMap;

/// Names that are handed on in a ring lead nowhere.
const HANDED_ON: usize = 16;

/// A file imports another.
pub struct Import {
    pub from: String,
    pub line: usize,
    pub to: String,
}

/// One file of a crate.
struct Module {
    file: String,
    parent: Option<usize>,
    children: BTreeMap<String, usize>,
    text: ModuleText,
}

/// A crate by its root, `src/lib.rs` or `src/main.rs`.
pub struct Crate {
    modules: Vec<Module>,
}

impl Crate {
    pub fn read(root: &str, sources: &BTreeMap<&str, &Source>) -> Self {
        let mut whole = Self {
            modules: Vec::new(),
        };
        whole.add(root, None, sources);
        whole
    }

    /// Reads a file and those of the modules that it declares; which of them it is.
    fn add(
        &mut self,
        file: &str,
        parent: Option<usize>,
        sources: &BTreeMap<&str, &Source>,
    ) -> Option<usize> {
        let source = sources.get(file)?;
        let number = self.modules.len();
        let text = reader::read(&source.text);
        let declared = text.declared.clone();
        self.modules.push(Module {
            file: file.to_owned(),
            parent,
            children: BTreeMap::new(),
            text,
        });
        let folder = folder_of_children(file);
        for name in declared {
            let child = [
                format!("{folder}/{name}.rs"),
                format!("{folder}/{name}/mod.rs"),
            ]
            .iter()
            .find_map(|file| self.add(file, Some(number), sources));
            if let Some(child) = child {
                self.modules[number].children.insert(name, child);
            }
        }
        Some(number)
    }

    /// Its files.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.modules.iter().map(|module| module.file.as_str())
    }

    /// All imports between files of the crate.
    pub fn imports(&self) -> Vec<Import> {
        let mut imports = Vec::new();
        for (number, module) in self.modules.iter().enumerate() {
            for said in module
                .text
                .said
                .iter()
                .filter(|said| module.text.imports(said))
            {
                let found = self.resolve(number, &said.path, HANDED_ON);
                // A module by itself is a way to its names: what is imported is said where they are.
                let defines = found.filter(|found| found.rest || said.is_glob);
                if let Some(target) = defines.filter(|found| found.module != number) {
                    imports.push(Import {
                        from: module.file.clone(),
                        line: said.line,
                        to: self.modules[target.module].file.clone(),
                    });
                }
            }
        }
        imports
    }

    fn resolve(&self, from: usize, path: &[String], left: usize) -> Option<Found> {
        let (first, rest) = path.split_first()?;
        let module = &self.modules[from];
        match first.as_str() {
            "crate" => self.walk(0, rest, left),
            "self" => self.walk(from, rest, left),
            "super" => self.walk(module.parent?, rest, left),
            name if module.children.contains_key(name) || module.text.names.contains_key(name) => {
                self.walk(from, path, left)
            }
            _ => None,
        }
    }

    /// Follows names from a module to the one that defines the last of them.
    fn walk(&self, module: usize, path: &[String], left: usize) -> Option<Found> {
        let Some((name, rest)) = path.split_first() else {
            return Some(Found {
                module,
                rest: false,
            });
        };
        let here = &self.modules[module];
        if name == "super" {
            return self.walk(here.parent?, rest, left);
        }
        if let Some(child) = here.children.get(name) {
            return self.walk(*child, rest, left);
        }
        let left = left.checked_sub(1)?;
        if let Some(target) = here.text.names.get(name) {
            return self.resolve(module, &[target, rest].concat(), left);
        }
        if !here.text.items.contains(name) {
            let handed_on = here.text.globs.iter().find_map(|glob| {
                let through = self.resolve(module, glob, left)?.module;
                (through != module && self.has(through, name))
                    .then(|| self.walk(through, path, left))?
            });
            if handed_on.is_some() {
                return handed_on;
            }
        }
        Some(Found { module, rest: true })
    }

    fn has(&self, module: usize, name: &str) -> bool {
        let module = &self.modules[module];
        module.text.items.contains(name)
            || module.children.contains_key(name)
            || module.text.names.contains_key(name)
    }
}

/// The module that a path leads to, and whether it names something in it.
struct Found {
    module: usize,
    rest: bool,
}

/// Where `mod name;` of a file is looked for.
fn folder_of_children(file: &str) -> String {
    let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
    match name {
        "lib.rs" | "main.rs" | "mod.rs" => folder.to_owned(),
        _ => file.trim_end_matches(".rs").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Crate, Source};

    /// `from → to` of a crate that has these files.
    fn imports(files: &[(&str, &str)]) -> Vec<String> {
        let sources: Vec<Source> = files
            .iter()
            .map(|(path, text)| Source {
                path: format!("src/{path}.rs"),
                text: (*text).to_owned(),
            })
            .collect();
        let by_path = sources
            .iter()
            .map(|source| (source.path.as_str(), source))
            .collect();
        let short = |path: &str| {
            path.trim_start_matches("src/")
                .trim_end_matches(".rs")
                .to_owned()
        };
        let mut found: Vec<String> = Crate::read("src/lib.rs", &by_path)
            .imports()
            .iter()
            .map(|one| format!("{} → {}", short(&one.from), short(&one.to)))
            .collect();
        found.sort();
        found.dedup();
        found
    }

    #[test]
    fn a_declaration_is_no_import_and_a_name_is() {
        let files = [
            ("lib", "mod a; mod b;"),
            ("a", "use crate::b::{self, C};"),
            ("b", "pub struct C;"),
        ];
        assert_eq!(imports(&files), ["a → b"]);
    }

    #[test]
    fn groups_paths_in_code_and_modules_under_a_name_are_seen() {
        let files = [
            ("lib", "mod a; mod b; mod c;"),
            (
                "a",
                "use crate::{b::{d as e}, c}; fn f() { e::g(); c::H::new() }",
            ),
            ("b/mod", "pub mod d; pub fn unused() {}"),
            ("b/d", "pub fn g() {}"),
            ("c", "pub struct H;"),
        ];
        assert_eq!(imports(&files), ["a → b/d", "a → c"]);
    }

    #[test]
    fn what_is_handed_on_is_imported_from_where_it_is_defined() {
        let files = [
            ("lib", "mod a; mod b; mod c;"),
            ("a", "use crate::b::{D, E};"),
            ("b/mod", "mod d; pub use d::D; pub use crate::c::*;"),
            ("b/d", "pub struct D;"),
            ("c", "pub struct E;"),
        ];
        let found = imports(&files);
        assert!(
            found.contains(&"a → b/d".to_owned()) && found.contains(&"a → c".to_owned()),
            "{found:?}"
        );
        assert!(!found.contains(&"a → b/mod".to_owned()), "{found:?}");
    }

    #[test]
    fn handing_on_is_no_import_unless_the_file_uses_the_name_too() {
        let handing = [
            ("lib", "mod a;"),
            ("a/mod", "mod b; pub use b::{C, D}; fn f(d: D) {}"),
            ("a/b", "pub struct C;"),
        ];
        assert_eq!(imports(&handing), ["a/mod → a/b"]);
        let alone = [
            ("lib", "mod a;"),
            ("a/mod", "mod b; pub(crate) use b::C;"),
            ("a/b", "pub struct C;"),
        ];
        assert_eq!(imports(&alone), [""; 0]);
    }

    #[test]
    fn a_child_that_uses_what_its_parent_defines_imports_it() {
        let files = [
            ("lib", "mod a;"),
            ("a/mod", "mod b; pub struct P; fn f() { b::g() }"),
            (
                "a/b",
                "use super::P; pub fn g() {} mod inner { use super::super::P; use super::g; }",
            ),
        ];
        assert_eq!(imports(&files), ["a/b → a/mod", "a/mod → a/b"]);
    }
}
