//! The database as a whole, whichever engine keeps it: looked over and counted, derived once more beside what is stored,
//! and cleared of what was overwritten. What an engine does for it is in the engine's own folder.

pub use crate::store::sqlite::integrity::{Counts, Damage, check, open_to_read};
pub use crate::store::sqlite::replay::{
    RowDifference, over as open_to_derive, take_over, take_pending_over,
};
pub use crate::store::sqlite::replay_compare::compare;
pub use crate::store::sqlite::truncate_wal::fold as clear_overwritten;
