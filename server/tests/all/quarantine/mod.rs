//! What was quarantined waits for a desk to decide.

mod obstacle;
mod pages;
mod work_list;
