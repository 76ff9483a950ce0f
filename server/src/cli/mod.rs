//! Has the subcommands, a file each: they read arguments, call use cases and print.

pub mod backup;
pub mod check;
pub mod demo;
pub mod import;
pub mod init;
pub mod lan;
pub mod link;
mod link_list;
mod log;
pub mod openapi;
pub mod print;
pub mod restore;
pub mod retention;
pub mod rotate;
pub(crate) mod sealed_file;
pub mod serve;
pub mod tls;
pub mod verify;

use std::process::ExitCode;

/// How a subcommand ended; an error's text is for the person at the console.
pub type CommandResult = Result<ExitCode, Box<dyn std::error::Error>>;
