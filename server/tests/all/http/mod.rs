//! What every request meets, and what only HTTP shows.

mod app;
mod edge;
mod roles;
mod trail;
