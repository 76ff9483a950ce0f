//! Keeps the directory: regions, organs, people, matters, packs, enterprises and their codes, and what is imported of
//! them.

#![allow(
    missing_docs,
    reason = "a field, variant or column whose name says it all needs no sentence"
)]

pub mod door_codes;
pub mod door_sheet;
pub mod enterprises;
pub mod import;
pub mod initials;
pub mod load_pack;
pub(crate) mod members;
pub mod publish;
pub mod qr;
pub mod renew_initials;
