//! What crosses HTTP, and nothing else. TypeScript's copies are generated from here through OpenAPI.
//! A field is documented where its name leaves a unit, a range or a condition open.

#![allow(
    missing_docs,
    reason = "a field whose name says it all needs no sentence"
)]

pub mod after;
pub mod aside;
pub mod auth;
pub mod desk;
pub mod devices;
pub mod directory;
pub mod event;
pub mod leaders;
pub mod problem;
pub mod sealed;
pub mod sync;
pub mod visits;
