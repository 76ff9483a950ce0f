//! `ruqi rotate-keys`: the next key of each kind.

use std::process::ExitCode;

use serde::Serialize;

use crate::cli::CommandResult;
use crate::config::{Config, Flags};
use crate::keys::Keys;

/// `rotate-keys` has no flags of its own.
#[derive(Debug, Clone, clap::Args, Serialize)]
pub struct RotateKeysArgs {}

/// Makes the keys; older ones stay and verify what they signed.
///
/// # Errors
/// When there are no keys yet, or the folder cannot be written.
pub fn run(args: &RotateKeysArgs, flags: &Flags) -> CommandResult {
    let folder = Config::read(flags, args)?.keys();
    Keys::open(&folder)?;
    Keys::rotate(&folder)?;
    println!("new keys made; a running server takes them up when it is started again.");
    println!("Back up {} anew.", folder.display());
    Ok(ExitCode::SUCCESS)
}
