//! What phones are told, page after page.

mod horizon;
mod page;
mod page_limit;
