//! Files as rows of cells: csv, workbooks, JSON lists, and their header.

pub mod archive_size;
pub mod csv_rows;
pub mod header;
pub mod json_rows;
pub mod number_format;
pub mod part_claims;
pub mod table;
pub mod table_error;
pub mod table_line;
pub mod workbook;
pub mod workbook_sheets;
