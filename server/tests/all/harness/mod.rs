//! A running server with two counties of a city, and people in it who signed in as anybody does.

pub mod binary;
pub mod desk_chain;
pub mod erasure;
pub mod firm;
pub mod imported;
pub mod installation;
pub mod lists;
mod people;
pub mod phone;
pub mod phone_copy;
mod places;
pub mod quarantine;
pub mod raw_workbook;
mod refusal;
pub mod region_file;
pub mod restored_server;
pub mod unserved;
pub mod world;

use std::net::TcpListener;
use std::path::Path;
use std::thread::JoinHandle;

use actix_web::dev::ServerHandle;
use reqwest::{Client, Method, RequestBuilder};
use ruqi::clock::Clock;
use ruqi::config::Config;
use ruqi::folder_lock;
use ruqi::http::server;
use ruqi::setup;
use ruqi::state::AppState;
use rust_embed::RustEmbed;
use tempfile::TempDir;

pub use people::{PASSWORD, Person};
pub use places::*;
pub use refusal::problem;

/// The app as the binary has it.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../pwa/dist"]
struct App;

/// Stops when dropped.
pub struct TestServer {
    pub url: String,
    pub state: AppState,
    /// Removed with the server.
    folder: TempDir,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl TestServer {
    pub fn start() -> Self {
        Self::start_with(Config::default(), Clock::real())
    }

    /// `config` without its folder and address, which are the test's own.
    pub fn start_with(mut config: Config, clock: Clock) -> Self {
        let folder = tempfile::tempdir().unwrap();
        config.data = folder.path().join("data");
        config.workers = 2;
        Self::run(config, folder, move |config| {
            let state = setup::installation::create(config, clock).unwrap();
            state.store.write_blocking(places::fill).unwrap();
            state
        })
    }

    /// Over a folder that the binary filled.
    pub fn over(folder: TempDir) -> Self {
        let config = Config {
            data: folder.path().join("data"),
            workers: 2,
            ..Config::default()
        };
        Self::run(config, folder, |config| AppState::open(config).unwrap())
    }

    /// The same server, stopped and started again on another port.
    pub fn restart(self) -> Self {
        self.restart_with(|config| config)
    }

    /// The same with other settings.
    pub fn restart_with(mut self, change: impl FnOnce(Config) -> Config) -> Self {
        self.stop();
        let folder = std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap());
        let mut config = Config::clone(&self.state.config);
        config.origin = None;
        Self::run(change(config), folder, |config| {
            AppState::open(config).unwrap()
        })
    }

    /// The same server, with something done to its folder while nobody works in it.
    pub fn restart_after(mut self, act: impl FnOnce(&Path)) -> Self {
        self.stop();
        let folder = std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap());
        let mut config = Config::clone(&self.state.config);
        config.origin = None;
        drop(self);
        // Its threads let go of it one after the other.
        while folder_lock::alone(&config.data).is_err() {
            std::thread::yield_now();
        }
        act(&config.data);
        Self::run(config, folder, |config| AppState::open(config).unwrap())
    }

    fn run(
        mut config: Config,
        folder: TempDir,
        open: impl FnOnce(Config) -> AppState + Send + 'static,
    ) -> Self {
        let socket = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", socket.local_addr().unwrap());
        config.origin.get_or_insert_with(|| url.clone());
        let (tell, started) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let state = open(config);
            actix_web::rt::System::new().block_on(async move {
                let running = server::serve(state.clone(), socket, None, App::get).unwrap();
                tell.send((state, running.handle())).unwrap();
                running.await.unwrap();
            });
        });
        let (state, handle) = started.recv().unwrap();
        Self {
            url,
            state,
            folder,
            handle,
            thread: Some(thread),
        }
    }

    fn stop(&mut self) {
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }

    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    /// A request by nobody.
    pub fn ask(&self, method: Method, path: &str) -> RequestBuilder {
        Client::new().request(method, self.at(path))
    }

    /// Changes rows behind the server's back: how a test lets time pass without waiting.
    pub async fn alter(&self, sql: &'static str) {
        let done = self.state.store.write(move |tx| tx.run(sql, ()));
        done.await.unwrap();
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        self.stop();
    }
}
