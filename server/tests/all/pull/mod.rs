//! What phones are told, page after page.

pub mod horizon;
pub mod page;
pub mod page_limit;
