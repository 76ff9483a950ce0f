//! Tables that phones pull by: changes in commit order, and how long tombstones are kept.

pub mod bodies;
pub mod change_kind;
pub mod changes;
pub mod enterprise_bodies;
pub mod horizon;
pub mod named_enterprises;
pub mod region_files;
