//! The lists that come as files.

/// What a file lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportKind {
    Regions,
    Organs,
    People,
    Matters,
    Enterprises,
    Plan,
    Filings,
}
