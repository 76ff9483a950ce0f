//! Text that is looked for, in `LIKE … ESCAPE '!'`.

/// The text itself, no pattern.
pub(super) fn literal(text: &str) -> String {
    text.replace('!', "!!")
        .replace('%', "!%")
        .replace('_', "!_")
}
