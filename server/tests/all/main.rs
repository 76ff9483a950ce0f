//! The server as others see it: HTTP to a server on a free port, over a real database file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

mod access;
mod backup;
mod cli;
mod desk;
mod directory;
mod enrolment;
mod harness;
mod http;
mod intake;
mod keys;
mod postgres;
mod pull;
mod quarantine;
mod record;
mod registration;
mod retention;
mod setup;
mod store;
mod verify;
