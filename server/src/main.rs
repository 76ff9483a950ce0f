//! `ruqi`: one binary, the app inside.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use ruqi::cli::{self, CommandResult};
use ruqi::config::Flags;
use ruqi::invisible_sign::printed;
use rust_embed::RustEmbed;

/// The app's files.
#[derive(RustEmbed)]
#[cfg_attr(not(feature = "without"), folder = "$CARGO_MANIFEST_DIR/../pwa/dist")]
#[cfg_attr(
    feature = "without",
    folder = "$CARGO_MANIFEST_DIR/../pwa/dist-without"
)]
struct App;

/// 入企 · Before an official inspects an enterprise.
#[derive(Parser)]
#[command(name = "ruqi", version)]
struct Cli {
    #[command(flatten)]
    flags: Flags,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make the keys, the database and the first administrator; print a one-time sign-in link
    Init(cli::init::InitArgs),
    /// Serve the API and the app
    Serve(cli::serve::ServeArgs),
    /// Make a city to try the product in, where there is none yet, and serve it
    Demo(cli::demo::DemoArgs),
    /// Make a one-time sign-in link for a person
    Link(cli::link::LinkArgs),
    /// Copy the database into a new file while the server runs, or (--keys) the keys into a new folder
    Backup(cli::backup::BackupArgs),
    /// Put a backup in place, with a new epoch: phones then offer again what it does not have
    Restore(cli::restore::RestoreArgs),
    /// Derive every derived row again from the stored events, check all hashes and signatures, and name each difference
    Verify(cli::verify::VerifyArgs),
    /// Say how much is past the retention period, or would be with another; erases nothing
    Retention(cli::retention::RetentionArgs),
    /// Make new keys; what the old ones signed stays good
    RotateKeys(cli::rotate::RotateKeysArgs),
    /// Import organs, people, matters, enterprises, plans or filings from a csv or xlsx file
    Import(cli::import::ImportArgs),
    /// Judge cases from standard input, a JSON object a line
    Check(cli::check::CheckArgs),
    /// Print the API's OpenAPI document
    Openapi(cli::openapi::OpenapiArgs),
}

fn main() -> ExitCode {
    let Cli { flags, command } = Cli::parse();
    let result: CommandResult = match command {
        Command::Init(args) => cli::init::run(&args, &flags),
        Command::Serve(args) => cli::serve::run(&args, &flags, App::get),
        Command::Demo(args) => cli::demo::run(&args, &flags, App::get),
        Command::Link(args) => cli::link::run(&args, &flags),
        Command::Backup(args) => cli::backup::run(&args, &flags),
        Command::Restore(args) => cli::restore::run(&args, &flags),
        Command::Verify(args) => cli::verify::run(&args, &flags),
        Command::Retention(args) => cli::retention::run(&args, &flags),
        Command::RotateKeys(args) => cli::rotate::run(&args, &flags),
        Command::Import(args) => cli::import::run(&args, &flags),
        Command::Check(args) => cli::check::run(&args),
        Command::Openapi(args) => cli::openapi::run(&args),
    };
    result.unwrap_or_else(|error| {
        eprintln!("ruqi: {}", printed(&error.to_string()));
        ExitCode::FAILURE
    })
}
