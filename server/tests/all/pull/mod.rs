//! Phones pull what is in their scope, page after page.

mod enterprises;
mod first_page;
mod horizon;
mod page;
mod page_limit;
mod region_columns;
mod region_file;
