//! The directory keeps enterprises, their codes, and the lists that are imported.

mod audiences;
mod door_codes;
mod enterprise_search;
mod import;
mod initial_keys;
