//! Gives phones the rows of an officer's scope in commit order. `docs/SYNC-PROTOCOL.md` is the meaning.

pub(crate) mod columns;
pub mod cursor;
pub mod page;
pub(crate) mod row_key;
pub(crate) mod rows;
pub(crate) mod tombstones;
