//! Settings of the whole database, and rows that go when their time is past.

pub mod expired_rows;
pub mod settings;
