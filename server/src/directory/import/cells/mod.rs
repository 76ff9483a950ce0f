//! Cells and rows of an imported list: what spreadsheets put into them, and how each kind is read or named.

pub mod cell;
pub mod cell_problem;
pub mod cell_text;
pub mod civil_dates;
pub mod column;
pub mod credit_code_cell;
pub mod date_text;
pub mod enterprise_words;
pub mod former_region;
pub mod import_row;
pub mod mistake;
pub mod references;
pub mod region_names;
pub mod yes_no;
