//! Phones pull what is in their scope, page after page.

mod horizon;
mod page;
mod page_limit;
