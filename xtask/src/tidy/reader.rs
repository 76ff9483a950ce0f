//! One file of a crate as far as imports go: what it declares, defines and names.

use super::module_text::{ModuleText, Path, Said};
use super::tokens::{Token, tokens};

/// Reads a file of Rust.
pub fn read(text: &str) -> ModuleText {
    let mut reader = Reader {
        tokens: tokens(text),
        at: 0,
        text: ModuleText::default(),
        depth: 0,
        inside: Vec::new(),
    };
    while reader.at < reader.tokens.len() {
        reader.step();
    }
    reader.text
}

struct Reader<'a> {
    tokens: Vec<(usize, Token<'a>)>,
    at: usize,
    text: ModuleText,
    /// How deep in braces, and the depths at which modules inside of the file begin.
    depth: usize,
    inside: Vec<usize>,
}

/// Words after which the name of something that is defined follows.
const DEFINES: [&str; 8] = [
    "struct", "enum", "union", "trait", "type", "fn", "const", "static",
];

impl<'a> Reader<'a> {
    fn token(&self, ahead: usize) -> Option<Token<'a>> {
        self.tokens.get(self.at + ahead).map(|(_, token)| *token)
    }

    fn before(&self, behind: usize) -> Option<Token<'a>> {
        let (_, token) = self.tokens.get(self.at.checked_sub(behind)?)?;
        Some(*token)
    }

    fn step(&mut self) {
        match (self.token(0), self.token(1)) {
            (Some(Token::Sign('{')), _) => self.depth += 1,
            (Some(Token::Sign('}')), _) => {
                self.depth = self.depth.saturating_sub(1);
                if self.inside.last() == Some(&self.depth) {
                    self.inside.pop();
                }
            }
            (Some(Token::Word("mod")), Some(Token::Word(name))) => {
                if self.token(2) == Some(Token::Sign(';')) {
                    self.text.declared.push(name.to_owned());
                } else {
                    self.inside.push(self.depth);
                    self.text.items.insert(name.to_owned());
                }
                self.at += 1;
            }
            // Not `use<'a>`, which says what a type borrows.
            (Some(Token::Word("use")), Some(Token::Word(_) | Token::Path | Token::Sign('{'))) => {
                let is_public =
                    matches!(self.before(1), Some(Token::Word("pub") | Token::Sign(')')));
                self.at += 1;
                self.tree(&[], is_public);
                return;
            }
            (Some(Token::Word(word)), Some(Token::Word(name))) if DEFINES.contains(&word) => {
                self.text.items.insert(name.to_owned());
            }
            (Some(Token::Word("macro_rules")), _) => {
                if let Some(Token::Word(name)) = self.token(2) {
                    self.text.items.insert(name.to_owned());
                }
            }
            (Some(Token::Word(_)), Some(Token::Path)) if self.before(1) != Some(Token::Path) => {
                let is_visibility = self.before(1) == Some(Token::Word("in"))
                    && self.before(3) == Some(Token::Word("pub"));
                let line = self.line();
                let path = self.path();
                self.text.words.extend(path.first().cloned());
                if !is_visibility {
                    self.say(line, path, false, None);
                }
                return;
            }
            (Some(Token::Word(word)), _) => drop(self.text.words.insert(word.to_owned())),
            _ => {}
        }
        self.at += 1;
    }

    fn line(&self) -> usize {
        self.tokens.get(self.at).map_or(0, |(line, _)| *line)
    }

    /// Names with `::` between them, from here on.
    fn path(&mut self) -> Path {
        let mut path = Path::new();
        while let Some(Token::Word(name)) = self.token(0) {
            path.push(name.to_owned());
            self.at += 1;
            if self.token(0) != Some(Token::Path) || !matches!(self.token(1), Some(Token::Word(_)))
            {
                break;
            }
            self.at += 1;
        }
        path
    }

    /// What `use` is followed by: a path, a group of them in braces, or all of a module.
    fn tree(&mut self, before: &[String], is_public: bool) {
        if self.token(0) == Some(Token::Path) {
            self.at += 1;
        }
        let line = self.line();
        let path = [before, &self.path()].concat();
        let opens = self.token(0) == Some(Token::Path);
        self.at += usize::from(opens);
        match self.token(0) {
            Some(Token::Sign('*')) => {
                self.at += 1;
                if self.inside.is_empty() {
                    self.text.globs.push(path.clone());
                }
                self.say(line, path, true, None);
            }
            Some(Token::Sign('{')) => {
                self.at += 1;
                while !matches!(self.token(0), Some(Token::Sign('}')) | None) {
                    self.tree(&path, is_public);
                    if self.token(0) == Some(Token::Sign(',')) {
                        self.at += 1;
                    }
                }
                self.at += 1;
            }
            _ => self.name(line, path, is_public),
        }
    }

    /// One name of a `use`, under which the file knows it from now on.
    fn name(&mut self, line: usize, mut path: Path, is_public: bool) {
        // `a::{self}` is `a`
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let mut name = path.last().cloned();
        if let (Some(Token::Word("as")), Some(Token::Word(other))) = (self.token(0), self.token(1))
        {
            self.at += 2;
            name = Some(other.to_owned());
        }
        if let Some(name) = name.clone().filter(|_| self.inside.is_empty()) {
            self.text.names.insert(name, path.clone());
        }
        self.say(line, path, false, name.filter(|_| is_public));
    }

    /// Notes a path; `super` in a module inside of the file is the file itself.
    fn say(&mut self, line: usize, mut path: Path, is_glob: bool, handed_on: Option<String>) {
        for _ in &self.inside {
            match path.first().map(String::as_str) {
                Some("super") => drop(path.remove(0)),
                Some("crate") => {}
                _ => return,
            }
        }
        self.text.said.push(Said {
            line,
            path,
            is_glob,
            handed_on,
        });
    }
}
