//! Counts the statements of the store. A test of the server counts them by this very file, and prepares as many on a real
//! PostgreSQL: none is left out.

/// Where statements stand, and nowhere else.
const STORE: &str = "server/src/store/";

/// Where the macros that list statements are made, each of the others.
const MACROS: &str = "server/src/store/sql.rs";

/// How a statement is written.
const CALLS: [&str; 3] = ["sql!(", "insert!(", "listed!("];

/// Counts the statements of a file, by its path from the root.
pub fn count(path: &str, text: &str) -> usize {
    if !path.starts_with(STORE) || path == MACROS {
        return 0;
    }
    text.lines()
        .take_while(|line| line.trim() != "#[cfg(test)]")
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| CALLS.map(|call| line.matches(call).count()))
        .sum()
}
