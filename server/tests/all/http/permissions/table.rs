//! Reads the table of who may do what.

use std::fmt;

/// A row: an operation, what it is asked of, and what each column says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub operation: String,
    pub of: Of,
    /// In the order of [`COLUMNS`].
    pub cells: Vec<String>,
}

/// What an operation is asked of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of {
    Nothing,
    One(String),
    Each(String),
}

/// Who asks.
pub const COLUMNS: [&str; 8] = [
    "anonymous",
    "nobody",
    "officer",
    "manager",
    "supervisor",
    "of the city",
    "enterprise",
    "administrator",
];

const TABLE: &str = include_str!("table.md");

impl Of {
    fn read(text: &str) -> Self {
        match text.strip_prefix("list of ") {
            Some(things) => Self::Each(things.into()),
            None if text == "-" => Self::Nothing,
            None => Self::One(text.into()),
        }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = match &self.of {
            Of::Nothing => "-".to_owned(),
            Of::One(thing) => thing.clone(),
            Of::Each(things) => format!("list of {things}"),
        };
        write!(
            f,
            "| {} | {of} | {} |",
            self.operation,
            self.cells.join(" | ")
        )
    }
}

/// Reads both parts: what the API's document has, and what the router answers beside it.
pub fn read() -> [Vec<Row>; 2] {
    let mut parts: Vec<Vec<Row>> = Vec::new();
    for line in TABLE.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<String> = (line.trim_matches('|').split(" | "))
            .map(|cell| cell.trim().to_owned())
            .collect();
        if cells[0] == "operation" {
            assert_eq!(cells[2..], COLUMNS, "the head of the table");
            parts.push(Vec::new());
            continue;
        }
        assert_eq!(cells.len(), COLUMNS.len() + 2, "{line}");
        parts.last_mut().unwrap().push(Row {
            operation: cells[0].clone(),
            of: Of::read(&cells[1]),
            cells: cells[2..].to_vec(),
        });
    }
    parts.try_into().unwrap()
}
