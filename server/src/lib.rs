//! The server of Ruqi (入企), one binary: `ruqi`.
//!
//! `http` asks use cases, use cases ask `store` and the rules; nothing points the other way.

pub mod cli;
pub mod clock;
pub mod config;
pub mod defence;
pub mod demo;
pub mod directory;
pub mod http;
pub mod keep;
pub mod keys;
pub mod registration;
pub mod session;
pub mod state;
pub mod store;
pub mod sync;
pub mod wire;
