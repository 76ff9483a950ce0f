//! A Rust file as words and signs, without comments, texts and what follows `#[cfg(test)]`: enough to see what it names.

/// A word of the language or a name, `::`, or another sign by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Token<'a> {
    Word(&'a str),
    Path,
    Sign(char),
}

/// Tokens with their lines, from 1.
pub fn tokens(text: &str) -> Vec<(usize, Token<'_>)> {
    let (mut tokens, mut rest, mut line) = (Vec::new(), text, 1);
    while let Some(first) = rest.chars().next() {
        if rest.starts_with("#[cfg(test)]") {
            break;
        }
        let (length, token) = token(rest, first);
        let length = length.clamp(first.len_utf8(), rest.len());
        tokens.extend(token.map(|token| (line, token)));
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    tokens
}

/// How many bytes the next token has, and what it is; nothing where it names nothing.
fn token(rest: &str, first: char) -> (usize, Option<Token<'_>>) {
    if rest.starts_with("//") {
        return (end_of(rest, "\n"), None);
    }
    if rest.starts_with("/*") {
        return (end_of_comment(rest), None);
    }
    if let Some(length) = text_at(rest) {
        return (length, None);
    }
    if first == '_' || first.is_alphabetic() {
        let length = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
        return (length, Some(Token::Word(&rest[..length])));
    }
    if rest.starts_with("::") {
        return (2, Some(Token::Path));
    }
    let sign = (!first.is_whitespace()).then_some(Token::Sign(first));
    (first.len_utf8(), sign)
}

fn is_of_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// A text, a character or a lifetime that begins here ends so many bytes on.
fn text_at(rest: &str) -> Option<usize> {
    let opened = rest.trim_start_matches(['b', 'c']);
    let before = rest.len() - opened.len();
    if before > 1 {
        return None;
    }
    if let Some(raw) = opened.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let inside = raw[hashes..].strip_prefix('"')?;
        let end = format!("\"{}", "#".repeat(hashes));
        return Some(before + 2 + hashes + end_of(inside, &end));
    }
    if let Some(quoted) = opened.strip_prefix('"') {
        return Some(before + 1 + end_of_quoted(quoted, '"'));
    }
    let quoted = opened.strip_prefix('\'')?;
    // 'a' is a character, 'a a lifetime.
    let mut characters = quoted.chars();
    let is_character = characters.next()? == '\\' || characters.next()? == '\'';
    match is_character {
        true => Some(before + 1 + end_of_quoted(quoted, '\'')),
        false => Some(before + 1),
    }
}

fn end_of(text: &str, end: &str) -> usize {
    text.find(end).map_or(text.len(), |at| at + end.len())
}

/// The end of what a quote has opened: the next one that is not escaped.
fn end_of_quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if c == quote && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    text.len()
}

/// Comments of this kind hold others of it.
fn end_of_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        match &text.as_bytes()[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::Token::{self, Path, Sign, Word};
    use super::tokens;

    fn bare(text: &str) -> Vec<Token<'_>> {
        tokens(text).into_iter().map(|(_, token)| token).collect()
    }

    #[test]
    fn comments_and_texts_name_nothing() {
        let text = "a // b\n/* c /* d */ e */ \"f\\\"::g\" r#\"h\"i\"# b'\\'' 'j' <'k> l::m";
        let expected = [
            Word("a"),
            Sign('<'),
            Word("k"),
            Sign('>'),
            Word("l"),
            Path,
            Word("m"),
        ];
        assert_eq!(bare(text), expected);
    }

    #[test]
    fn lines_are_counted_and_unit_tests_left_out() {
        let text = "use a;\n/* b\n */ c\n#[cfg(test)]\nmod tests {}";
        assert_eq!(tokens(text).last(), Some(&(3, Word("c"))));
    }
}
