//! Gives phones the rows of an officer's scope in commit order. `docs/SYNC-PROTOCOL.md` is the meaning.

pub(crate) mod columns;
pub mod cursor;
pub(crate) mod enterprise_rows;
pub mod first_page;
pub(crate) mod keyed_rows;
pub mod page;
pub(crate) mod plan_rows;
pub mod region_file;
pub(crate) mod row_key;
pub(crate) mod rows;
pub(crate) mod tombstones;
pub(crate) mod visit_rows;
