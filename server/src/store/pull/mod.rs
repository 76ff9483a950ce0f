//! Tables that phones pull by: changes in commit order, and how long tombstones are kept.

pub mod bodies;
pub mod change_kind;
pub mod changes;
pub mod horizon;
pub mod region_files;
