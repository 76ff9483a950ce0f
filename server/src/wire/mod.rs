//! Shapes what crosses HTTP, and nothing else. TypeScript's copies are generated from here through OpenAPI.
//! A field is documented where its name leaves a unit, a range or a condition open.

#![allow(
    missing_docs,
    reason = "a field whose name says it all needs no sentence"
)]

pub mod account;
pub mod audit;
pub mod auth;
pub mod desk;
pub mod devices;
pub mod differences;
pub mod directory;
pub mod event;
pub mod follow_up;
pub mod leaders;
pub mod problem;
pub mod quarantine;
pub mod region_file;
pub mod sealed_file;
pub mod sync;
pub mod texts;
pub mod visits;
