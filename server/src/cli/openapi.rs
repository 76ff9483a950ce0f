//! `ruqi openapi`: the API's description, and where rows have their columns, for generators.

use std::process::ExitCode;

use crate::cli::CommandResult;
use crate::http::pages::docs::document;

/// Flags of `openapi`.
#[derive(Debug, Clone, clap::Args)]
pub struct OpenapiArgs {
    /// Print, as TypeScript, where rows and the rules' numbers have their columns instead
    #[arg(long)]
    layout: bool,
}

/// Prints the document, or the layout.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn run(args: &OpenapiArgs) -> CommandResult {
    if args.layout {
        print!("{}", ruqi_rules::layout_ts());
        return Ok(ExitCode::SUCCESS);
    }
    println!("{}", document().to_pretty_json()?);
    Ok(ExitCode::SUCCESS)
}
