//! A running server with two counties of a city, and people in it who signed in as anybody does.

use std::net::TcpListener;
use std::thread::JoinHandle;

use actix_web::dev::ServerHandle;
use reqwest::{Client, Method, RequestBuilder, Response};
use ruqi::clock::Clock;
use ruqi::config::Config;
use ruqi::http::server;
use ruqi::session::admit::{Newcomer, admit};
use ruqi::session::{installation, link};
use ruqi::state::AppState;
use ruqi::store::StoreError;
use ruqi::store::enterprise::{self, Enterprise};
use ruqi::store::membership::Role;
use ruqi::store::organ::{self, Organ};
use ruqi::store::region::{self, Region};
use serde_json::Value;
use tempfile::TempDir;
use uuid::Uuid;

pub const CITY: &str = "430200";
pub const HETANG: &str = "430202";
pub const LUSONG: &str = "430203";
/// City level, in 株洲市.
pub const CITY_ORGAN: &str = "zz-market";
/// County level, in 荷塘区.
pub const HETANG_ORGAN: &str = "ht-market";
/// County level, in 芦淞区: foreign to the one above.
pub const LUSONG_ORGAN: &str = "ls-market";

pub const PASSWORD: &str = "correct horse 正确的马";

/// Stops when dropped.
pub struct TestServer {
    pub url: String,
    pub state: AppState,
    /// Removed with the server.
    folder: TempDir,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

/// Somebody who signed in.
pub struct Person {
    pub id: Uuid,
    pub login: String,
    pub token: String,
    /// Keeps the refresh cookie.
    pub client: Client,
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
            let state = installation::create(config, clock).unwrap();
            state.store.write_blocking(city).unwrap();
            state
        })
    }

    /// The same server, stopped and started again on another port.
    pub fn restart(mut self) -> Self {
        self.stop();
        let folder = std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap());
        let mut config = Config::clone(&self.state.config);
        config.origin = None;
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
                let running = server::serve(state.clone(), socket, None).unwrap();
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
        let done = self.state.store.write(move |db| {
            db.execute_batch(sql)?;
            Ok::<_, StoreError>(())
        });
        done.await.unwrap();
    }

    /// Takes a person in and makes the token of a one-time link for them; gives the login, too.
    pub async fn invite(&self, roles: &[Role]) -> (String, String) {
        let login = format!("p-{}", Uuid::new_v4().simple());
        let newcomer = Newcomer {
            name: "张三".into(),
            login: login.clone(),
            certificate: Some("湘B-0001".into()),
            certificate_until: None,
            roles: roles.to_vec(),
        };
        let within = self.state.clone();
        let made = self.state.store.write(move |db| {
            let person = admit(db, &within.clock, &newcomer)?;
            link::make(db, &within, person, None)
        });
        let url = made.await.unwrap().url;
        (login, url.rsplit('/').next().unwrap().to_owned())
    }

    /// Takes a person in and signs them in by a one-time link.
    pub async fn person(&self, roles: &[Role]) -> Person {
        let (login, token) = self.invite(roles).await;
        let client = Client::builder().cookie_store(true).build().unwrap();
        let answer = client
            .post(self.at(&format!("/api/v1/auth/links/{token}")))
            .json(&serde_json::json!({ "password": PASSWORD }))
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), 200);
        let session: Value = answer.json().await.unwrap();
        Person {
            id: session["me"]["id"].as_str().unwrap().parse().unwrap(),
            login,
            token: session["access_token"].as_str().unwrap().into(),
            client,
        }
    }

    pub async fn officer(&self, organ: &str) -> Person {
        self.person(&[Role::Officer(organ.into())]).await
    }

    pub async fn manager(&self, organ: &str) -> Person {
        self.person(&[Role::Manager(organ.into())]).await
    }

    pub async fn supervisor(&self, region: &str) -> Person {
        self.person(&[Role::Supervisor(region.into())]).await
    }

    /// Somebody who speaks for an enterprise of 荷塘区.
    pub async fn of_enterprise(&self) -> Person {
        let id = Uuid::now_v7();
        let enterprise = Enterprise {
            id,
            name: "株洲示例有限公司".into(),
            initials: "zzslyxgs".into(),
            region: HETANG.into(),
            contact: None,
            state: "open".into(),
        };
        let made = self
            .state
            .store
            .write(move |db| enterprise::put(db, &enterprise));
        made.await.unwrap();
        self.person(&[Role::Enterprise(id)]).await
    }

    pub async fn administrator(&self) -> Person {
        self.person(&[Role::Administrator]).await
    }
}

impl Person {
    pub async fn get(&self, server: &TestServer, path: &str) -> Response {
        let asked = self.client.get(server.at(path)).bearer_auth(&self.token);
        asked.send().await.unwrap()
    }

    pub async fn post(&self, server: &TestServer, path: &str, body: &Value) -> Response {
        let asked = self.client.post(server.at(path)).bearer_auth(&self.token);
        asked.json(body).send().await.unwrap()
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Asserts that the answer is this problem, in both languages, and gives it.
pub async fn problem(answer: Response, status: u16, slug: &str) -> Value {
    assert_eq!(answer.status(), status, "expected {slug}");
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
    let problem: Value = answer.json().await.unwrap();
    assert_eq!(problem["type"], format!("/problems/{slug}"));
    assert_eq!(problem["status"], status);
    for language in ["zh", "en"] {
        assert!(!problem["title"][language].as_str().unwrap().is_empty());
    }
    problem
}

fn city(db: &rusqlite::Connection) -> Result<(), StoreError> {
    let regions = [
        (CITY, "株洲市", "Zhuzhou City", "city", None),
        (HETANG, "荷塘区", "Hetang District", "county", Some(CITY)),
        (LUSONG, "芦淞区", "Lusong District", "county", Some(CITY)),
    ];
    for (code, name, name_en, level, parent) in regions {
        let region = Region {
            code: code.into(),
            name: name.into(),
            name_en: name_en.into(),
            level: level.into(),
            parent: parent.map(Into::into),
        };
        region::put(db, &region)?;
    }
    let organs = [
        (CITY_ORGAN, "株洲市市场监督管理局", "city", CITY),
        (HETANG_ORGAN, "荷塘区市场监督管理局", "county", HETANG),
        (LUSONG_ORGAN, "芦淞区市场监督管理局", "county", LUSONG),
    ];
    for (id, name, level, region) in organs {
        let organ = Organ {
            id: id.into(),
            name: name.into(),
            name_en: id.into(),
            level: level.into(),
            region: region.into(),
        };
        organ::put(db, &organ)?;
    }
    Ok(())
}
