//! `ruqi import`: lists, mistakes in them, and what a list changes.

mod grades;
mod lists;
mod mistakes;
mod rejudge;
