//! `ruqi link`: the administrator at the console gives a person a one-time link.

use std::process::ExitCode;

use serde::Serialize;

use crate::access::one_time_link;
use crate::cli::{CommandResult, print};
use crate::config::{Config, Flags};
use crate::state::AppState;

/// Flags of `link`.
#[derive(Debug, Clone, clap::Args, Serialize)]
pub struct LinkArgs {
    /// Whose link
    #[arg(long)]
    #[serde(skip)]
    login: String,
}

/// Makes and prints the link; earlier ones of the person are void.
///
/// # Errors
/// When nobody has this login.
pub fn run(args: &LinkArgs, flags: &Flags) -> CommandResult {
    let state = AppState::open(Config::read(flags, args)?)?;
    let (within, login) = (state.clone(), args.login.clone());
    let made = state.store.write_blocking(move |db| {
        let person = one_time_link::person_of(db, &login)?;
        one_time_link::make(db, &within, person, None)
    })?;
    print::link(&made);
    state.store.close()?;
    Ok(ExitCode::SUCCESS)
}
