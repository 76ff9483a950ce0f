//! `ruqi import sealed`: records that a phone exported, taken in at the console.

use std::path::Path;
use std::process::ExitCode;

use crate::cli::CommandResult;
use crate::intake::arrival::Source;
use crate::intake::sealed_file;
use crate::state::AppState;
use crate::wire::sync::{PushResponse, PushStatus};

/// Takes the file in and says what became of it: each record that does not count (yet) by itself.
///
/// # Errors
/// When the file is none of ours, or the database fails.
pub fn run(state: &AppState, file: &Path) -> CommandResult {
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
    let size = std::fs::metadata(file).map_err(|e| named(&e))?.len();
    if size > sealed_file::BYTES as u64 {
        return Err(named(&sealed_file::SealedError::TooLarge).into());
    }
    let bytes = std::fs::read(file).map_err(|e| named(&e))?;
    let read = sealed_file::read(&bytes).map_err(|e| named(&e))?;
    let arrival = state.arrival(Source::Here);
    let answer = sealed_file::import(&state.services(), &arrival, read, None)?;
    say(&answer);
    state.store.close()?;
    Ok(ExitCode::SUCCESS)
}

fn say(answer: &PushResponse) {
    let of = |status| sealed_file::count(answer, status);
    let (all, new, known) = (
        answer.results.len(),
        of(PushStatus::Accepted),
        of(PushStatus::Duplicate),
    );
    let (held, aside, rejected) = (
        of(PushStatus::Held),
        of(PushStatus::Quarantined),
        of(PushStatus::Rejected),
    );
    println!(
        "导入 {all} 条记录：新增 {new}，已有 {known}，等待 {held}，另存 {aside}，拒收 {rejected} · \
         {all} records: {new} new, {known} known, {held} held, {aside} set aside, {rejected} rejected"
    );
    for result in &answer.results {
        if let Some(words) = &result.words {
            let name = result.id.as_ref().unwrap_or(&result.hash);
            println!("{name}: {} · {}", words.zh, words.en);
        }
    }
}
