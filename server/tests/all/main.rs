//! The server as others see it: HTTP to a server on a free port, over a real database file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

mod app;
mod binary;
mod folder;
mod edge;
mod harness;
mod keys;
mod links;
mod refresh;
mod roles;
mod check;
mod import;
mod import_mistakes;
mod lists;
mod session;
mod throttle;
