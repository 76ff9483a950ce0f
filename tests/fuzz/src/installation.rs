//! An installation that inputs are tried on: the same each time, so that the bytes alone decide what comes of them.

use std::fs;
use std::path::{Path, PathBuf};

use ruqi::clock::Clock;
use ruqi::config::Config;
use ruqi::directory::import::{self, ImportKind, ImportOptions};
use ruqi::setup::installation;
use ruqi::state::AppState;
use ruqi_rules::Instant;
use rusqlite::Connection;
use tempfile::TempDir;

/// When everything happens: a Thursday morning.
pub const NOW: &str = "2026-03-05T10:00:00+08:00";

/// Lists that other lists may refer to.
const LISTS: [(ImportKind, &str); 4] = [
    (
        ImportKind::Regions,
        include_str!("../../../server/data/regions.json"),
    ),
    (
        ImportKind::Organs,
        "id,name,level,region,parent\nO1,市局,市级,430200,\nO1-T,支队,市级,430200,O1\n",
    ),
    (
        ImportKind::Matters,
        "id,name,basis,organ,cap\nM1,食品检查,《食品安全法》第一百一十条,,\nM2,设备检查,《特种设备安全法》第五十七条,O1,2\n",
    ),
    (
        ImportKind::Enterprises,
        "credit_code,name,region,address\n91430211MA51L89D7J,示例公司,430211,天台路1号\n",
    ),
];

/// What copies are made of.
pub struct Template(TempDir);

impl Template {
    /// With a city's regions, organs, matters and an enterprise, and what `fill` puts there.
    pub fn new(fill: impl FnOnce(&AppState)) -> Self {
        let made = folder();
        let state = installation::create(config(made.path()), Clock::real()).unwrap();
        for (kind, text) in LISTS {
            let text = text.as_bytes().to_vec();
            import::run_with(&state, kind, text, &options(), |_, _| ()).unwrap();
        }
        fill(&state);
        // Nobody has this one open, and it has no log beside it.
        let folder = folder();
        let closed = config(folder.path());
        fs::create_dir(&closed.data).unwrap();
        copy(&state.config.keys(), &closed.keys());
        let into = closed.database().display().to_string();
        let open = Connection::open(state.config.database()).unwrap();
        open.execute("VACUUM INTO ?1", [into]).unwrap();
        Self(folder)
    }

    /// One like it, to be changed.
    pub fn copy(&self) -> Copied {
        let folder = folder();
        copy(&self.0.path().join("data"), &folder.path().join("data"));
        let state = AppState::open(config(folder.path())).unwrap();
        Copied {
            state,
            _folder: folder,
        }
    }
}

/// An installation of one input's own.
pub struct Copied {
    /// What is done to it is done by way of this.
    pub state: AppState,
    _folder: TempDir,
}

/// Imports as if it were [`NOW`].
pub fn options() -> ImportOptions {
    ImportOptions {
        now: Some(now()),
        ..ImportOptions::default()
    }
}

/// [`NOW`].
pub fn now() -> Instant {
    Instant::parse(NOW).unwrap()
}

fn config(folder: &Path) -> Config {
    Config {
        data: folder.join("data"),
        ..Config::default()
    }
}

/// In memory where the system has such a place: nothing here has to outlive the machine.
fn folder() -> TempDir {
    let memory = PathBuf::from("/dev/shm");
    match memory.is_dir() {
        true => tempfile::tempdir_in(memory),
        false => tempfile::tempdir(),
    }
    .unwrap()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let beside = to.join(path.file_name().unwrap());
        match path.is_dir() {
            true => copy(&path, &beside),
            false => drop(fs::copy(&path, &beside).unwrap()),
        }
    }
}
