//! Enterprises, their codes, and the lists that are imported.

pub mod audiences;
pub mod door_codes;
pub mod import;
