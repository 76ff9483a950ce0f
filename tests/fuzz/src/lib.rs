//! What must hold whatever bytes come in. A module is a target: its `check` panics where a property is broken.
//!
//! `cargo xtask fuzz` lets libFuzzer make up bytes for each; `tests/replay.rs` asks the same of those that were kept.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what breaks a property stops the fuzzer, which keeps the bytes"
)]

pub mod code_text;
pub mod cursor;
pub mod event_body;
mod installation;
pub mod jws;
pub mod list_file;
pub mod pack;
mod signer;
pub mod workbook;

/// A target, and what it asks of any bytes.
pub type Target = (&'static str, fn(&[u8]));

/// All of them, each named as its folder in `corpus/`.
pub const TARGETS: [Target; 7] = [
    ("code_text", code_text::check),
    ("cursor", cursor::check),
    ("event_body", event_body::check),
    ("jws", jws::check),
    ("list_file", list_file::check),
    ("pack", pack::check),
    ("workbook", workbook::check),
];
