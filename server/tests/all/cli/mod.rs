//! The binary's commands do what they say.

mod check;
mod demo;
mod serve;
mod settings;
