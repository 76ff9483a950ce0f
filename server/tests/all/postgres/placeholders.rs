//! Placeholders as PostgreSQL writes them.

/// `?1` as `$1`, the nth `?` as `$n`; a question mark in a text is one.
pub fn numbered(statement: &str) -> String {
    let mut text = String::new();
    let mut count = 0;
    let mut is_quoted = false;
    let mut characters = statement.chars().peekable();
    while let Some(character) = characters.next() {
        is_quoted ^= character == '\'';
        if character != '?' || is_quoted {
            text.push(character);
            continue;
        }
        text.push('$');
        if !characters.peek().is_some_and(char::is_ascii_digit) {
            count += 1;
            text += &count.to_string();
        }
    }
    text
}

#[test]
fn placeholders_have_numbers_and_texts_stay() {
    assert_eq!(
        numbered("SELECT '?', ?2, ?10 WHERE a = '?1'"),
        "SELECT '?', $2, $10 WHERE a = '?1'"
    );
    assert_eq!(
        numbered("VALUES (?, ?) ON CONFLICT"),
        "VALUES ($1, $2) ON CONFLICT"
    );
}
