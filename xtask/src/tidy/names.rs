//! Names of files and of public types: one meaning each, a noun or a verb with its noun.

use super::complaint::Complaint;
use super::source::Source;
use super::tokens::{Token, tokens};
use std::collections::BTreeMap;

/// Adverbs, participles and the like: a file of such a name could hold anything.
#[rustfmt::skip]
const BARE: [&str; 42] = [
    "again", "after", "ahead", "anew", "announced", "apart", "aside", "behind", "beside", "broken", "counted",
    "elsewhere", "fold", "fresh", "heard", "held", "keep", "kept", "known", "lost", "newer", "once", "open", "outdated",
    "own", "proven", "returned", "said", "sealed", "shown", "spoken", "stray", "tied", "told", "unbound", "unknown",
    "unled", "unlike", "unsent", "whole", "why", "wrong",
];

/// Where the crates' own files are.
const CRATES: [&str; 6] = [
    "server/src/",
    "rules-wasm/src/",
    "tests/bare-intake/src/",
    "tests/fuzz/src/",
    "tests/invariants/src/",
    "xtask/src/",
];

/// Folders whose files are named by what they are outside: a family of addresses, a command. What they call may have the
/// same name.
const OUTSIDE: [&str; 3] = [
    "server/src/http/api/",
    "server/src/wire/",
    "server/src/cli/",
];

/// Files that are named by what they are to the compiler.
const STRUCTURE: [&str; 3] = ["mod", "lib", "main"];

/// A name, and where it stands.
type Places<'a> = BTreeMap<&'a str, Vec<&'a str>>;

pub fn check(sources: &BTreeMap<&str, &Source>) -> Vec<Complaint> {
    let mut complaints = bare(sources);
    for folder in CRATES {
        let own: Vec<&Source> = sources
            .values()
            .filter(|source| source.is_below(folder) && source.ends_with("rs"))
            .copied()
            .collect();
        complaints.extend(repeated("public type", folder, &types_of(&own)));
        complaints.extend(repeated("file", folder, &files_of(&own)));
    }
    complaints
}

fn bare(sources: &BTreeMap<&str, &Source>) -> Vec<Complaint> {
    let code = ["rs", "ts", "vue", "mjs"];
    let bare = sources
        .iter()
        .filter(|(path, source)| {
            code.iter().any(|ending| source.ends_with(ending)) && BARE.contains(&stem(path))
        })
        .map(|(path, _)| *path);
    bare.map(|path| {
        let says = format!(
            "`{}` names nothing: a file is called by the noun that it defines",
            stem(path)
        );
        Complaint::of(path, says)
    })
    .collect()
}

fn repeated(what: &str, folder: &str, places: &Places<'_>) -> Vec<Complaint> {
    places
        .iter()
        .filter(|(_, places)| places.len() > 1)
        .map(|(name, places)| {
            let says = format!(
                "the {what} `{name}` is in {}: one name, one meaning",
                places.join(", ")
            );
            Complaint::of(places.first().unwrap_or(&folder), says)
        })
        .collect()
}

/// The files that have a name to themselves, by it.
fn files_of<'a>(sources: &[&'a Source]) -> Places<'a> {
    let mut places = Places::new();
    for source in sources {
        let is_outside = OUTSIDE.iter().any(|folder| source.is_below(folder));
        let name = stem(&source.path);
        if !is_outside && !STRUCTURE.contains(&name) {
            places.entry(name).or_default().push(&*source.path);
        }
    }
    places
}

/// Types that more than their own module's neighbours see.
fn types_of<'a>(sources: &[&'a Source]) -> Places<'a> {
    let mut places = Places::new();
    for source in sources {
        let tokens: Vec<Token<'a>> = tokens(&source.text)
            .into_iter()
            .map(|(_, token)| token)
            .collect();
        for at in 0..tokens.len() {
            let declared = match &tokens[at..] {
                [Token::Word("pub"), Token::Word(kind), Token::Word(name), ..] => {
                    Some((kind, name))
                }
                [
                    Token::Word("pub"),
                    Token::Sign('('),
                    Token::Word("crate"),
                    Token::Sign(')'),
                    Token::Word(kind),
                    Token::Word(name),
                    ..,
                ] => Some((kind, name)),
                _ => None,
            };
            let Some((kind, name)) = declared else {
                continue;
            };
            if ["struct", "enum", "trait", "type", "union"].contains(kind) {
                places.entry(name).or_default().push(&*source.path);
            }
        }
    }
    places
}

/// A file's name without what follows its first dot.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::{Source, bare, files_of, repeated, types_of};

    fn source(path: &str, text: &str) -> Source {
        Source {
            path: path.into(),
            text: text.into(),
        }
    }

    #[test]
    fn two_public_types_of_one_name_are_named_and_private_ones_are_not() {
        let one = source(
            "server/src/a.rs",
            "pub struct Outcome; struct Place; pub(super) enum Held {}",
        );
        let other = source(
            "server/src/b.rs",
            "pub(crate) type Outcome = u8; pub enum Place {} pub enum Held {}",
        );
        let types = types_of(&[&one, &other]);
        let complaints = repeated("public type", "server/src/", &types);
        assert_eq!(complaints.len(), 1);
        assert!(
            complaints[0].says.contains("`Outcome`"),
            "{}",
            complaints[0].says
        );
    }

    #[test]
    fn a_file_name_is_there_once_but_for_what_is_named_by_the_outside() {
        let [one, other, family] = ["a/row.rs", "b/row.rs", "http/api/row.rs"]
            .map(|path| source(&format!("server/src/{path}"), ""));
        assert_eq!(files_of(&[&one, &other, &family])["row"].len(), 2);
    }

    #[test]
    fn a_bare_adverb_names_no_file() {
        let again = source("server/src/again.rs", "");
        let sources = [(again.path.as_str(), &again)].into();
        assert_eq!(bare(&sources).len(), 1);
    }
}
