//! What was quarantined waits for a desk to decide.

mod obstacle;
mod work_list;
