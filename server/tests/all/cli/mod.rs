//! The binary's commands.

mod check;
mod demo;
mod serve;
mod settings;
