//! Finds enterprises by their names, initials and credit codes, of those that the caller may see.

use super::enterprise_record::{Enterprise, EnterpriseScope, WITHIN, lengths, within};
use crate::store::sql::{like_text, sql, with_lists};
use crate::store::value::ToValue;
use crate::store::{Db, StoreError};

const COLUMNS: &str = Enterprise::COLUMNS;

/// Nobody types more words to find one enterprise.
const MAX_WORDS: usize = 4;

/// What stands between two words: a middle dot has several forms, and names are written with any of them.
const DOTS: [char; 5] = ['·', '•', '‧', '∙', '・'];

/// A condition on `e` that an enterprise holds one word: its name anywhere, a key of its initials or its credit code at
/// the beginning. It takes the three patterns of [`patterns_of`].
const HOLDS: &str =
    "(lower(name) LIKE ? ESCAPE '!' OR lower(' ' || initials) LIKE ? ESCAPE '!' OR id IN (
     SELECT enterprise FROM credit_code WHERE lower(code) LIKE ? ESCAPE '!' AND until IS NULL))";

/// Lists those in the scope that hold each of the words, in whatever order they were typed, or whose credit code was typed in
/// groups; by name. Without a word that is all of them.
pub fn search(
    db: &Db,
    scope: &EnterpriseScope,
    text: &str,
    limit: u32,
) -> Result<Vec<Enterprise>, StoreError> {
    // SQLite reads a pattern up to a NUL only, and no name or code has one.
    if text.contains('\0') {
        return Ok(Vec::new());
    }
    let sql = sql!(
        "SELECT {COLUMNS} FROM enterprise e WHERE {WITHIN} AND merged_into IS NULL
           AND ({HOLDS} AND {HOLDS} AND {HOLDS} AND {HOLDS} OR id IN (
             SELECT enterprise FROM credit_code WHERE lower(code) LIKE ? ESCAPE '!' AND until IS NULL))
         ORDER BY name, id LIMIT ?"
    );
    let words: Vec<_> = words_in(text).map(like_text).collect();
    let patterns = patterns_of(&words);
    let grouped = grouped_code(&words);
    let mut values = within(scope);
    values.extend(patterns.iter().map(ToValue::to_value));
    values.extend([grouped.to_value(), limit.to_value()]);
    db.all(&with_lists(sql, &lengths(scope)), values)
}

fn words_in(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| sign.is_whitespace() || DOTS.contains(&sign))
        .filter(|word| !word.is_empty())
        .take(MAX_WORDS)
}

/// What each of the four conditions takes: one that has no word holds for every enterprise.
fn patterns_of(words: &[String]) -> Vec<String> {
    let patterns_of_one = |at: usize| match words.get(at) {
        Some(word) => [
            format!("%{word}%"),
            format!("% {word}%"),
            format!("{word}%"),
        ],
        None => ["%".to_owned(), String::new(), String::new()],
    };
    (0..MAX_WORDS).flat_map(patterns_of_one).collect()
}

/// A code as it is printed, `9143 0211 …`, begins with its groups put together; a single word was looked for already.
fn grouped_code(words: &[String]) -> String {
    match words {
        [] | [_] => String::new(),
        groups => format!("{}%", groups.concat()),
    }
}
