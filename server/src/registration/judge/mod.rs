//! Judges visits: makes the rules' facts of rows and rows of verdicts, and knows which visits a change can affect.

pub(crate) mod affected;
pub(crate) mod changed_visits;
pub(crate) mod difference;
pub(crate) mod facts;
pub(crate) mod frozen_verdict;
pub(crate) mod judge_visits;
pub mod judging_work;
pub mod pending_turn;
pub mod rejudge;
pub(crate) mod store_verdict;
pub mod stored_output;
