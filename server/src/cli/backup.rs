//! `ruqi backup`: the database while the server runs, or the keys; never both into one place.

use std::path::PathBuf;
use std::process::ExitCode;

use serde::Serialize;

use crate::backup::create;
use crate::cli::CommandResult;
use crate::config::{Config, Flags};

/// Flags of `backup`.
#[derive(Debug, Clone, clap::Args, Serialize)]
pub struct BackupArgs {
    /// The file to make; one that is there is never written over
    #[serde(skip)]
    to: PathBuf,
    /// The keys instead, into a new folder
    #[arg(long)]
    #[serde(skip)]
    keys: bool,
}

/// Makes the backup and says what it has.
///
/// # Errors
/// When the original or the copy is damaged, or it cannot be written. What was begun is removed.
pub fn run(args: &BackupArgs, flags: &Flags) -> CommandResult {
    let config = Config::read(flags, args)?;
    let to = args.to.display();
    if args.keys {
        let files = create::keys(&config.keys(), &args.to)?;
        println!("{to}: {files} files, opened and found good.");
        println!("Keep them apart from the database: whoever has both can write history.");
        return Ok(ExitCode::SUCCESS);
    }
    let made = create::database(&config.database(), &args.to)?;
    let count = |table: &str| made.rows.get(table).copied().unwrap_or(0);
    println!(
        "{to}: {} bytes, whole; checked before and after.",
        made.bytes
    );
    println!(
        "{} events, {} registrations, {} set aside, {} people, {} enterprises; epoch {}.",
        count("event"),
        count("registration"),
        count("quarantine"),
        count("person"),
        count("enterprise"),
        made.epoch
    );
    println!("The keys are not in it: `ruqi backup --keys FOLDER`. Keep the two apart.");
    Ok(ExitCode::SUCCESS)
}
