//! U+0000 is the one character of JSON that not every engine keeps in a text: PostgreSQL refuses it.

/// Whether a text or a name of the JSON has the character in it. JSON can say it by its escape alone.
pub(crate) fn is_in(json: &[u8]) -> bool {
    let mut rest = json;
    while let Some(at) = rest.iter().position(|byte| *byte == b'\\') {
        // Nothing follows a backslash at the end.
        let escape = rest.get(at + 1..).unwrap_or_default();
        if escape.starts_with(b"u0000") {
            return true;
        }
        // The escaped character, where there is one, is passed over: it may be a backslash itself.
        rest = escape.get(1..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_in;

    #[test]
    fn a_null_is_found_wherever_it_stands_and_nothing_else_is_taken_for_one() {
        for with in [
            r#"{"reason":"\u0000"}"#,
            r#"{"reason":"before\\\u0000after"}"#,
            r#"{"a\u0000b":1}"#,
        ] {
            assert!(is_in(with.as_bytes()), "{with}");
        }
        for without in [
            r#"{"reason":"\\u0000"}"#,
            r#"{"reason":"\u0001 u0000 \" \n"}"#,
            r#"{"reason":"\"#,
            "",
        ] {
            assert!(!is_in(without.as_bytes()), "{without}");
        }
    }
}
