//! What was set aside for a person to look at.

pub mod obstacle;
pub mod work_list;
