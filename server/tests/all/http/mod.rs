//! What every request meets, and what only HTTP shows.

pub mod app;
pub mod edge;
pub mod roles;
pub mod trail;
