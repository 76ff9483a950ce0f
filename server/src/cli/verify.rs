//! `ruqi verify`: is the database what its events come to?

use std::path::PathBuf;
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::CommandResult;
use crate::config::{Config, Flags};
use crate::keys::Keys;
use crate::verify::database::verify;

/// Flags of `verify`.
#[derive(Debug, Clone, clap::Args, Serialize)]
pub struct VerifyArgs {
    /// Another database, as a backup, by the keys of the data folder
    #[arg(long, value_name = "FILE")]
    #[serde(skip)]
    file: Option<PathBuf>,
}

/// Names each difference on a line of its own; the status is 1 where there is any.
///
/// # Errors
/// When keys or database cannot be read.
pub fn run(args: &VerifyArgs, flags: &Flags) -> CommandResult {
    let config = Config::read(flags, args)?;
    let file = args.file.clone().unwrap_or_else(|| config.database());
    let keys = Keys::open(&config.keys())?;
    let verified = verify(&file, &keys, |difference| println!("{difference}"))?;
    println!(
        "{} events, {} set aside, {} chains and {} derived rows: {} differences",
        verified.events, verified.set_aside, verified.chains, verified.rows, verified.differences
    );
    if verified.erased > 0 {
        println!(
            "of these {} were erased after their time; {} verdicts that may rest on them stand as they were",
            verified.erased, verified.standing
        );
    }
    if verified.pending > 0 {
        println!(
            "{} visits are still to be judged again, which the server does as it runs: their verdicts stand as they were",
            verified.pending
        );
    }
    Ok(match verified.differences {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}
