//! Judging: rows into the rules' facts, verdicts into rows, and which visits a change can affect.

pub(crate) mod affected;
pub(crate) mod difference;
pub(crate) mod facts;
pub mod rejudge;
pub(crate) mod store_verdict;
