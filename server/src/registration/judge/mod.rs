//! Judges visits: makes the rules' facts of rows and rows of verdicts, and knows which visits a change can affect.

pub(crate) mod affected;
pub(crate) mod difference;
pub(crate) mod facts;
pub(crate) mod frozen_verdict;
pub mod rejudge;
pub(crate) mod store_verdict;
