//! Signs people in as anybody does: by a one-time link.

use reqwest::{Client, Response};
use ruqi::access::newcomer::{Newcomer, admit};
use ruqi::access::one_time_link;
use ruqi::store::access::memberships::Role;
use ruqi::store::directory::enterprise_record::{self, Enterprise, EnterpriseState};
use ruqi::store::ids::{EnterpriseId, PersonId};
use serde_json::Value;
use uuid::Uuid;

use super::{HETANG, TestServer};

pub const PASSWORD: &str = "correct horse 正确的马";

/// Somebody who signed in.
pub struct Person {
    pub id: PersonId,
    pub login: String,
    pub token: String,
    /// Keeps the refresh cookie.
    pub client: Client,
}

impl TestServer {
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
            one_time_link::make(db, &within, person, None)
        });
        let url = made.await.unwrap().url;
        (login, url.rsplit('/').next().unwrap().to_owned())
    }

    /// Takes a person in and signs them in by a one-time link.
    pub async fn person(&self, roles: &[Role]) -> Person {
        let (login, token) = self.invite(roles).await;
        self.by_link(login, &token).await
    }

    /// Signs somebody in who is there already, by another link.
    pub async fn signed_in_again(&self, person: PersonId) -> Person {
        let within = self.state.clone();
        let made = self
            .state
            .store
            .write(move |db| one_time_link::make(db, &within, person, None));
        let url = made.await.unwrap().url;
        let token = url.rsplit('/').next().unwrap();
        self.by_link(String::new(), token).await
    }

    /// Signs somebody in by the token of a one-time link.
    pub async fn by_link(&self, login: String, token: &str) -> Person {
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
        let id = EnterpriseId::from(Uuid::now_v7());
        let enterprise = Enterprise {
            id,
            name: "株洲示例有限公司".into(),
            initials: "zzslyxgs".into(),
            region: HETANG.into(),
            contact: None,
            state: EnterpriseState::Open,
        };
        let made = self
            .state
            .store
            .write(move |db| enterprise_record::put(db, &enterprise));
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
