//! The server of Ruqi (入企), one binary: `ruqi`.
//!
//! `http` asks use cases, use cases ask `store` and the rules; nothing points the other way.

pub mod clock;
pub mod store;
pub mod wire;
