//! `ruqi import` takes lists in, names mistakes in them, and judges again what they change.

mod grades;
mod lists;
mod mistakes;
mod rejudge;
