//! The binary's commands.

pub mod check;
pub mod demo;
pub mod serve;
pub mod settings;
