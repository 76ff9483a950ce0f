//! What the compiler and the linters do not check: the architecture's directions and the house's limits.
//!
//! A line that has to break a rule says so and why in a comment on it or above it: `tidy: <reason>`.

mod dialect;
mod directions;
mod limits;
mod source;
mod statements;

use anyhow::{Result, bail};
use source::Source;

/// Something to put right, and where.
struct Complaint {
    path: String,
    line: usize,
    says: String,
}

/// Reads every file that people wrote and names all that is wrong at once.
pub fn run() -> Result<()> {
    let sources = source::all()?;
    let mut complaints: Vec<Complaint> = sources.iter().flat_map(check).collect();
    complaints.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    for Complaint { path, line, says } in &complaints {
        eprintln!("{path}:{line}: {says}");
    }
    if !complaints.is_empty() {
        bail!("{} things to tidy, named above", complaints.len());
    }
    let statements = sources
        .iter()
        .map(|source| statements::count(&source.path, &source.text));
    println!(
        "{} files are tidy, {} statements of the store among them",
        sources.len(),
        statements.sum::<usize>()
    );
    Ok(())
}

fn check(source: &Source) -> Vec<Complaint> {
    let mut complaints = directions::check(source);
    complaints.extend(dialect::check(source));
    complaints.extend(limits::check(source));
    complaints
}
