//! The binary's commands do what they say.

mod check;
mod demo;
mod log;
mod private_files;
mod serve;
mod settings;
