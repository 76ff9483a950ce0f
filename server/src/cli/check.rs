//! `ruqi check`: judges cases from standard input, a line each.

use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ruqi_rules::{Pack, ZHUZHOU_2024, check_line};

use crate::cli::CommandResult;

/// Flags of `check`.
#[derive(Debug, Clone, clap::Args)]
pub struct CheckArgs {
    /// Policy pack to judge by; Zhuzhou's where none is named
    #[arg(long, value_name = "FILE")]
    pack: Option<PathBuf>,
}

/// Reads JSON lines, writes a line each; a line that is no case gets its error and the rest go on.
///
/// # Errors
/// When the pack is none, or the pipes break.
pub fn run(args: &CheckArgs) -> CommandResult {
    let pack = load(args.pack.as_deref())?;
    let stdin = BufReader::with_capacity(1 << 20, std::io::stdin().lock());
    let mut out = BufWriter::with_capacity(1 << 20, std::io::stdout().lock());
    let mut all_judged = true;
    for line in stdin.split(b'\n') {
        let line = line?;
        // Bytes that are no text make no case: the replacement character keeps the line's place.
        let line = String::from_utf8_lossy(&line);
        if line.trim().is_empty() {
            continue;
        }
        let (answer, judged) = check_line(&line, &pack);
        all_judged &= judged;
        writeln!(out, "{answer}")?;
    }
    out.flush()?;
    Ok(if all_judged {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn load(file: Option<&Path>) -> Result<Pack, Box<dyn std::error::Error>> {
    let Some(file) = file else {
        return Ok(Pack::parse(ZHUZHOU_2024)?);
    };
    let name = file.display();
    let text = std::fs::read_to_string(file).map_err(|e| format!("{name}: {e}"))?;
    Ok(Pack::parse(&text).map_err(|e| format!("{name} is no policy pack: {e}"))?)
}
