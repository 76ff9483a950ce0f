//! What the compiler and the linters do not check: the architecture's directions and the house's limits.
//!
//! A line that has to break a rule says so and why in a comment on it or above it: `tidy: <reason>`.

mod app_imports;
mod circles;
mod complaint;
mod dialect;
mod directions;
mod floors;
mod graph;
mod limits;
mod module_text;
mod modules;
mod names;
mod reader;
mod source;
mod statements;
mod tokens;

use anyhow::{Result, bail};
use complaint::Complaint;
use source::Source;
use std::collections::BTreeMap;

/// Reads every file that people wrote and names all that is wrong at once.
pub fn run() -> Result<()> {
    let sources = source::all()?;
    let by_path: BTreeMap<&str, &Source> = sources
        .iter()
        .map(|source| (source.path.as_str(), source))
        .collect();
    let crates = circles::crates(&by_path);
    let graphs = circles::graphs(&crates, &by_path);
    let mut complaints: Vec<Complaint> = sources.iter().flat_map(check).collect();
    complaints.extend(limits::gone(&by_path));
    complaints.extend(circles::undeclared(&crates, &by_path));
    complaints.extend(circles::check(&graphs));
    complaints.extend(floors::check(&graphs, by_path.keys().copied()));
    complaints.extend(names::check(&by_path));
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
