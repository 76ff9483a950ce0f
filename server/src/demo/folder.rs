//! Keeps a demonstration in its folder. It is made apart and moved there when it is whole: one that was interrupted
//! leaves nothing that looks like one.

use ruqi_rules::Instant;
use std::path::{Path, PathBuf};

use crate::clock::Clock;
use crate::config::Config;
use crate::demo::demo_error::DemoError;
use crate::demo::{Size, make};
use crate::private_files;
use crate::state::{AppState, OpenError};
use crate::store::StoreError;

/// Said to whoever asks for another beginning of a demo that is there.
pub const RUNS_ON: &str = "这里已有演示数据，时间从它开始时继续走；要换 --at，请删除文件夹或用 --data 另指一个 · There is a demo already, and its time runs on from where it began; for another --at remove the folder, or name another with --data";

/// Why there is no demo.
#[derive(Debug, thiserror::Error)]
pub enum DemoFolderError {
    #[error(transparent)]
    Demo(#[from] DemoError),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A database, but a real one.
    #[error("{0} is no demo: name another folder with --data")]
    NoDemo(String),
    #[error("{0}: {1}; name an empty folder with --data")]
    Folder(String, std::io::Error),
    #[error("demo.json: {0}")]
    Notes(#[from] serde_json::Error),
}

/// Whether the demo was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    Now,
    Before,
}

/// The demo of the configured folder, made where there is none. It begins at `at`, else now.
///
/// # Errors
/// When the folder holds something else, or the demo cannot be made.
pub fn ensure(
    config: &Config,
    at: Option<Instant>,
    size: Size,
    told: impl Fn(&str),
) -> Result<Begun, DemoFolderError> {
    if config.database().exists() {
        check(config)?;
        return Ok(Begun::Before);
    }
    let apart = apart(&config.data);
    let folder = |error| DemoFolderError::Folder(config.data.display().to_string(), error);
    // Left by one that was interrupted.
    let _ = std::fs::remove_dir_all(&apart);
    let mut made = config.clone();
    made.data.clone_from(&apart);
    let at = at.unwrap_or_else(|| Clock::real().now());
    let (state, notes) = make(made, at, size, told)?;
    state.store.close()?;
    let notes = serde_json::to_string_pretty(&notes)?;
    private_files::write(&apart.join("demo.json"), notes.as_bytes()).map_err(folder)?;
    // An empty folder may stand there; a full one is left alone, and named.
    let _ = std::fs::remove_dir(&config.data);
    std::fs::rename(&apart, &config.data).map_err(folder)?;
    Ok(Begun::Now)
}

fn check(config: &Config) -> Result<(), DemoFolderError> {
    let state = AppState::open(config.clone())?;
    let is_demo = state.clock.demo_offset_ms().is_some();
    state.store.close()?;
    if !is_demo {
        return Err(DemoFolderError::NoDemo(config.data.display().to_string()));
    }
    Ok(())
}

fn apart(data: &Path) -> PathBuf {
    // A folder without a name is the root: it is there, and not empty.
    let mut name = data.file_name().unwrap_or_default().to_owned();
    name.push(".making");
    data.with_file_name(name)
}
