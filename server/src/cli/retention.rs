//! `ruqi retention`: what is past its time, before it is gone for good.

use std::process::ExitCode;

use serde::Serialize;

use crate::cli::CommandResult;
use crate::config::{Config, Flags};
use crate::record::erasure::Period;
use crate::registration::Packs;
use crate::retention::due::due;
use crate::state;
use crate::store::whole_database;

/// Flags of `retention`.
#[derive(Debug, Clone, clap::Args, Serialize)]
pub struct RetentionArgs {
    /// Another retention period than the one that is set, in days
    #[arg(long, value_name = "N")]
    #[serde(rename = "retention_days", skip_serializing_if = "Option::is_none")]
    days: Option<u32>,
}

/// Says how much the server would erase by now with this period. Only reads, as of one moment.
///
/// # Errors
/// When the period is one with which no server starts, or the database cannot be read.
pub fn run(args: &RetentionArgs, flags: &Flags) -> CommandResult {
    let config = Config::read(flags, args)?;
    let c = whole_database::open_to_read(&config.database())?;
    let packs = Packs::default().current(&c)?;
    state::check_retention(&config, &packs)?;
    let days = config.retention_days;
    let now = state::clock(&c)?.now();
    let due = due(&c, Period { now, days })?;
    println!(
        "{days} days: {} events and {} set aside are past their time.",
        due.events, due.set_aside
    );
    println!(
        "Nothing was erased. A server with this period erases them at its start and once a day, with lines of the audit \
         trail and sign-ins as old; that cannot be taken back."
    );
    Ok(ExitCode::SUCCESS)
}
