//! `ruqi import` takes lists in, names mistakes in them, and judges again what they change.

mod cases;
mod grades;
mod limits;
mod lists;
mod memory;
mod mistakes;
mod rejudge;
mod workbooks;
