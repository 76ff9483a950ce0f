//! The desks: acts of managers, supervisors, administrators and enterprises, each sealed in the server's own chain.

pub mod act;
pub mod act_problem;
pub mod acts;

pub use act::{DeskAct, perform};
pub use act_problem::ActProblem;
