//! `ruqi import`: lists, mistakes in them, and what a list changes.

pub mod grades;
pub mod lists;
pub mod mistakes;
pub mod rejudge;
