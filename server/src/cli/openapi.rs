//! `ruqi openapi`: the API's description, for generators.

use std::process::ExitCode;

use crate::cli::Outcome;
use crate::http::pages::docs::document;

/// `openapi` has no flags of its own.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {}

/// Prints the document.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn run(_: &Args) -> Outcome {
    println!("{}", document().to_pretty_json()?);
    Ok(ExitCode::SUCCESS)
}
