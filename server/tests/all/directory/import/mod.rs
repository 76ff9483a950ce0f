//! `ruqi import` takes lists in, names mistakes in them, and judges again what they change.

mod cases;
mod grades;
mod lists;
mod mistakes;
mod rejudge;
mod workbooks;
