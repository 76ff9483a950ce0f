//! `ruqi init`: keys, database, first administrator.

use std::process::ExitCode;

use serde::Serialize;

use crate::cli::{CommandResult, print};
use crate::clock::Clock;
use crate::config::{Config, Flags};
use crate::setup::installation::{create, first_administrator};

/// Flags of `init`.
#[derive(Debug, Clone, clap::Args, Serialize)]
pub struct InitArgs {
    /// Login of the first administrator
    #[arg(long, default_value = "admin")]
    #[serde(skip)]
    login: String,
    /// Name of the first administrator
    #[arg(long, default_value = "系统管理员")]
    #[serde(skip)]
    name: String,
}

/// Makes the installation and prints a one-time link for its administrator.
///
/// # Errors
/// When something is set up there already, or cannot be made.
pub fn run(args: &InitArgs, flags: &Flags) -> CommandResult {
    let config = Config::read(flags, args)?;
    let keys = config.keys().display().to_string();
    let state = create(config, Clock::real())?;
    let link = first_administrator(&state, &args.name, &args.login)?;
    println!("set up. The keys are in {keys}: back them up apart from the database.");
    println!("first administrator: {}", args.login);
    print::link(&link);
    state.store.close()?;
    Ok(ExitCode::SUCCESS)
}
