//! What was set aside for a person to look at.

mod obstacle;
mod work_list;
