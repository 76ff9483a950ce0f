//! What the files of the app import of each other, types too: whoever reads one has to read the other.

use super::modules::Import;
use super::source::Source;
use std::collections::BTreeMap;

const SRC: &str = "pwa/src";

/// Beginnings of what names another file; the quote that ends it is the one that begins it.
const BEFORE: [&str; 3] = ["from ", "import ", "import("];

pub fn imports(sources: &BTreeMap<&str, &Source>) -> Vec<Import> {
    let files = sources.values().filter(|source| is_of_app(source));
    files.flat_map(|source| of(source, sources)).collect()
}

pub fn is_of_app(source: &Source) -> bool {
    source.is_below("pwa/src/") && (source.ends_with("ts") || source.ends_with("vue"))
}

fn of(source: &Source, sources: &BTreeMap<&str, &Source>) -> Vec<Import> {
    let lines = source.text.lines().enumerate();
    lines
        .flat_map(|(line, text)| named(text).map(move |name| (line + 1, name)))
        .filter_map(|(line, name)| {
            let to = resolve(&source.path, name, sources)?;
            (to != source.path).then(|| Import {
                from: source.path.clone(),
                line,
                to,
            })
        })
        .collect()
}

/// The files that a line of code names.
fn named(line: &str) -> impl Iterator<Item = &str> {
    let is_comment = line.trim_start().starts_with(['/', '*']);
    let before = BEFORE.iter().filter(move |_| !is_comment);
    before.filter_map(move |before| {
        let (_, rest) = line.split_once(&format!("{before}'"))?;
        rest.split_once('\'').map(|(name, _)| name)
    })
}

fn resolve(from: &str, name: &str, sources: &BTreeMap<&str, &Source>) -> Option<String> {
    let path = match name.strip_prefix("@/") {
        Some(rest) => format!("{SRC}/{rest}"),
        None if name.starts_with('.') => beside(from, name)?,
        None => return None,
    };
    ["", ".ts", ".vue", "/index.ts"]
        .iter()
        .map(|ending| format!("{path}{ending}"))
        .find(|path| sources.contains_key(path.as_str()))
}

/// A relative path, from the folder of a file on.
fn beside(file: &str, relative: &str) -> Option<String> {
    let mut folders: Vec<&str> = file.split('/').collect();
    folders.pop();
    for part in relative.split('/') {
        match part {
            "." => {}
            ".." => drop(folders.pop()?),
            name => folders.push(name),
        }
    }
    Some(folders.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{Source, imports};

    #[test]
    fn every_way_to_name_a_file_is_seen() {
        let text = "import { a } from '@/db/a';\nexport * from './b';\nconst C = () => import('../ui/C.vue');\n\
                    import './d';\nimport { ref } from 'vue';\n// from '@/db/a'\n";
        let files = ["db/a.ts", "x/b/index.ts", "ui/C.vue", "x/d.ts"].map(|path| Source {
            path: format!("pwa/src/{path}"),
            text: String::new(),
        });
        let page = Source {
            path: "pwa/src/x/page.ts".into(),
            text: text.into(),
        };
        let by_path = files
            .iter()
            .chain([&page])
            .map(|source| (source.path.as_str(), source))
            .collect();
        let found: Vec<(usize, String)> = imports(&by_path)
            .into_iter()
            .map(|one| (one.line, one.to))
            .collect();
        let expected = [
            (1, "db/a.ts"),
            (2, "x/b/index.ts"),
            (3, "ui/C.vue"),
            (4, "x/d.ts"),
        ];
        assert_eq!(
            found,
            expected.map(|(line, path)| (line, format!("pwa/src/{path}")))
        );
    }
}
