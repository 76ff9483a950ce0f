//! What holds after every fault: `ruqi-invariants DATA [OUTBOX.json …]`.
//!
//! DATA is a server's data folder, opened read-only, also beside a running server. Each further file is what one phone
//! keeps (`tests/lib/phone-evidence.mjs`), or what the server showed an enterprise. Read the phones first, then run this: then
//! a receipt that a phone has was given before the server is looked at.
//!
//! It shares no code with the server or the app: whatever is wrong in both of them is not wrong here as well.
//! A line for each violation, headed by the invariant's name; the last line says how much was checked. Ends with 1
//! where something is violated, with 2 where something cannot be read.

mod bytes;
mod chains;
mod derived;
mod desk_chains;
mod enterprise_view;
mod erased;
mod fetch;
mod phone;
mod phones;
mod receipts;
mod report;
mod seal;
mod server;
mod time;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use phone::Document;
use report::Report;
use server::Server;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    match run(&arguments) {
        Ok(report) => {
            print!("{report}");
            ExitCode::from(u8::from(!report.holds()))
        }
        Err(error) => {
            eprintln!("ruqi-invariants: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[PathBuf]) -> Result<Report> {
    let Some((data, files)) = arguments.split_first() else {
        bail!("say which data folder to look at, and the files of the phones after it");
    };
    let documents = files
        .iter()
        .map(|file| read(file))
        .collect::<Result<Vec<_>>>()?;
    let server = Server::read(data).with_context(|| format!("{}", data.display()))?;
    let mut report = Report::default();
    bytes::check(&server, &mut report);
    receipts::check(&server, &mut report);
    chains::check(&server, &mut report);
    desk_chains::check(&server, &mut report);
    derived::check(&server, &mut report);
    for document in &documents {
        match document {
            Document::Phone(phone) => phones::check(&server, phone, &mut report),
            Document::Visits(visits) => enterprise_view::check(&server, visits, &mut report),
        }
    }
    Ok(report)
}

fn read(file: &Path) -> Result<Document> {
    let text = std::fs::read(file).with_context(|| format!("{}", file.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("{}", file.display()))
}
