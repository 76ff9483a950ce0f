//! `ruqi import`: lists from csv, xlsx and JSON files, whole or not at all; sealed records from a phone's export.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::{CommandResult, link_list, sealed_file};
use crate::config::{Config, Flags};
use crate::directory::import::{self, ImportKind, ImportOptions, Imported};
use crate::directory::load_pack;
use crate::invisible_sign::printed;
use crate::state::AppState;

/// Flags of `import`.
#[derive(Debug, Clone, clap::Args, Serialize)]
pub struct ImportArgs {
    /// What the file lists
    #[arg(value_enum)]
    #[serde(skip)]
    list: List,
    /// A csv file in UTF-8 or an xlsx file with a header row, or a JSON list; for sealed, the .ruqi.json file
    #[arg(required_unless_present = "template")]
    #[serde(skip)]
    file: Option<PathBuf>,
    /// Print the header row of such a file and stop
    #[arg(long)]
    #[serde(skip)]
    template: bool,
    /// For people: write their one-time sign-in links to this csv file
    #[arg(long, value_name = "FILE")]
    #[serde(skip)]
    links: Option<PathBuf>,
    /// Of a workbook: the sheet to read, instead of the first that is not hidden
    #[arg(long, value_name = "NAME")]
    #[serde(skip)]
    sheet: Option<String>,
    /// Years more than ten from now are meant, and no slips
    #[arg(long)]
    #[serde(skip)]
    far_years: bool,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum List {
    /// Divisions; csv, xlsx, or a JSON list
    Regions,
    Organs,
    People,
    Matters,
    Enterprises,
    Plan,
    Filings,
    /// Records that a phone exported
    Sealed,
    /// A policy pack (JSON), the next one of its region
    Pack,
}

/// What a file holds, by what it is said to list.
enum Content {
    /// Rows of a list, a template's columns each.
    Rows(ImportKind),
    /// Records that a phone sealed.
    SealedRecords,
    /// A policy pack.
    Pack,
}

impl List {
    fn content(self) -> Content {
        match self {
            Self::Regions => Content::Rows(ImportKind::Regions),
            Self::Organs => Content::Rows(ImportKind::Organs),
            Self::People => Content::Rows(ImportKind::People),
            Self::Matters => Content::Rows(ImportKind::Matters),
            Self::Enterprises => Content::Rows(ImportKind::Enterprises),
            Self::Plan => Content::Rows(ImportKind::Plan),
            Self::Filings => Content::Rows(ImportKind::Filings),
            Self::Sealed => Content::SealedRecords,
            Self::Pack => Content::Pack,
        }
    }
}

/// Imports the file, or names what is wrong with it by row and column.
///
/// # Errors
/// When the file cannot be read, or a row is wrong; nothing is imported then.
pub fn run(args: &ImportArgs, flags: &Flags) -> CommandResult {
    let kind = match args.list.content() {
        Content::Rows(kind) => kind,
        Content::SealedRecords => {
            let file = file_without_template(args)?;
            return sealed_file::run(&open(args, flags)?, file);
        }
        Content::Pack => {
            let file = file_without_template(args)?;
            return pack(&open(args, flags)?, file);
        }
    };
    let Some(file) = args.file.as_deref().filter(|_| !args.template) else {
        print!("{}", kind.template());
        return Ok(ExitCode::SUCCESS);
    };
    let bytes = std::fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let state = open(args, flags)?;
    let options = ImportOptions {
        sheet: args.sheet.clone(),
        far_years: args.far_years,
        now: None,
    };
    let imported = import::run_with(&state, kind, bytes, &options, show)?;
    report(&imported);
    let links = imported.links;
    link_list::write(&links, args.links.as_deref())?;
    state.store.close()?;
    Ok(ExitCode::SUCCESS)
}

fn report(imported: &Imported) {
    let Imported {
        rows,
        added,
        changed,
        links: _,
        left_out,
        sheets,
    } = imported;
    if let Some(sheets) = sheets {
        println!("{sheets}");
    }
    println!(
        "导入 {rows} 行：新增 {added}，更新 {changed} · {rows} rows: {added} added, {changed} changed"
    );
    if !left_out.is_empty() {
        println!(
            "另有 {n} 行未导入，请核对 · {n} more rows were left out, to be looked at:\n{}",
            printed(&left_out.list()),
            n = left_out.count()
        );
    }
}

fn open(args: &ImportArgs, flags: &Flags) -> Result<AppState, Box<dyn std::error::Error>> {
    Ok(AppState::open(Config::read(flags, args)?)?)
}

/// The file of what has no template to fill in.
fn file_without_template(args: &ImportArgs) -> Result<&Path, &'static str> {
    let file = args.file.as_deref().filter(|_| !args.template);
    file.ok_or("没有模板 · there is no template for this")
}

fn pack(state: &AppState, file: &Path) -> CommandResult {
    let json = std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let name = load_pack::put_in_force(state, json)?;
    println!("规则包已生效 · the policy pack is in force: {name}");
    state.store.close()?;
    Ok(ExitCode::SUCCESS)
}

/// A line that overwrites itself, on standard error, for whoever waits.
fn show(done: usize, of: usize) {
    if of >= 1_000 && std::io::stderr().is_terminal() {
        eprint!("\r{done} / {of}{}", if done == of { "\n" } else { "" });
        let _ = std::io::stderr().flush();
    }
}
