//! `ruqi restore`: a backup in its place, with a new epoch.

use std::path::PathBuf;
use std::process::ExitCode;

use serde::Serialize;

use crate::backup::restore::{Restore, restore};
use crate::cli::CommandResult;
use crate::clock::Clock;
use crate::config::{Config, Flags};

/// Flags of `restore`.
#[derive(Debug, Clone, clap::Args, Serialize)]
pub struct RestoreArgs {
    /// The backup; it stays as it is
    #[serde(skip)]
    from: PathBuf,
    /// A backup of the keys, where the data folder has none
    #[arg(long, value_name = "FOLDER")]
    #[serde(skip)]
    keys: Option<PathBuf>,
    /// Put the database that is there aside, under another name
    #[arg(long)]
    #[serde(skip)]
    replace: bool,
}

/// Restores and says what is to be done now.
///
/// # Errors
/// When the folder is in use or occupied, or the backup is not to be relied on: nothing is changed then.
pub fn run(args: &RestoreArgs, flags: &Flags) -> CommandResult {
    let config = Config::read(flags, args)?;
    let asked = Restore {
        from: args.from.clone(),
        keys: args.keys.clone(),
        replace: args.replace,
    };
    let done = restore(&config, &asked, &Clock::real())?;
    let count = |table: &str| done.rows.get(table).copied().unwrap_or(0);
    println!(
        "restored: {} events, {} registrations, {} people; checked before and after.",
        count("event"),
        count("registration"),
        count("person")
    );
    println!("new epoch: {}", done.epoch);
    if let Some(aside) = &done.put_aside {
        println!("the database that was there is now {}", aside.display());
    }
    if done.revoked > 0 {
        println!(
            "phones' keys that were revoked since, and stay so: {}",
            done.revoked
        );
    }
    println!(
        "Start the server. Phones offer again by themselves whatever this backup does not have."
    );
    println!(
        "Everybody signs in again, at leisure: records are sealed and sent without. One-time links are void."
    );
    println!(
        "People, roles, lists and resolved codes are as of the backup: enter again what came after it."
    );
    Ok(ExitCode::SUCCESS)
}
