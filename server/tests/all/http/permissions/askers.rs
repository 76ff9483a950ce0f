//! Who asks: somebody of each role, and somebody of none.

use reqwest::{Client, Method, Response};
use ruqi::store::access::memberships::Role;
use serde_json::{Value, json};

use super::table::COLUMNS;
use crate::harness::world::World;
use crate::harness::{CITY, HETANG, HETANG_ORGAN, PASSWORD, Person};

/// Somebody in a column of the table. The anonymous one is no person.
pub struct Asker {
    pub column: &'static str,
    login: String,
    person: Option<Person>,
    client: Client,
}

/// Takes in somebody for each column.
pub async fn askers(world: &World) -> Vec<Asker> {
    let mut all = Vec::new();
    for column in COLUMNS {
        let roles = match column {
            "anonymous" => None,
            "nobody" => Some(vec![]),
            "officer" => Some(vec![Role::Officer(HETANG_ORGAN.into())]),
            "manager" => Some(vec![Role::Manager(HETANG_ORGAN.into())]),
            "supervisor" => Some(vec![Role::Supervisor(HETANG.into())]),
            "of the city" => Some(vec![Role::Supervisor(CITY.into())]),
            "enterprise" => Some(vec![Role::Enterprise(world.enterprise)]),
            "administrator" => Some(vec![Role::Administrator]),
            other => panic!("nobody is {other}"),
        };
        let person = match roles {
            Some(roles) => Some(world.server.person(&roles).await),
            None => None,
        };
        all.push(Asker {
            column,
            login: person
                .as_ref()
                .map_or(String::new(), |one| one.login.clone()),
            person,
            client: Client::new(),
        });
    }
    all
}

impl Asker {
    pub async fn ask(
        &self,
        world: &World,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Response {
        let client = self.person.as_ref().map_or(&self.client, |one| &one.client);
        let mut asked = client.request(method, world.server.at(path));
        if let Some(person) = &self.person {
            asked = asked.bearer_auth(&person.token);
        }
        if let Some(body) = body {
            asked = asked.json(body);
        }
        asked.send().await.unwrap()
    }

    /// Signs in once more where an answer ended the session, or changed the password.
    pub async fn sign_in_again(&mut self, world: &World) {
        if let Some(person) = &self.person {
            self.person = Some(world.server.signed_in_again(person.id).await);
        }
    }

    /// A session of the asker on another phone; none of somebody anonymous.
    pub async fn another_session(&self, world: &World) -> Option<String> {
        let person = self.person.as_ref()?;
        let body = json!({ "login": self.login, "password": PASSWORD });
        let opened = Client::new().post(world.server.at("/api/v1/auth/sign-in"));
        assert_eq!(opened.json(&body).send().await.unwrap().status(), 200);
        let answer = person.get(&world.server, "/api/v1/me/sessions").await;
        let list: Value = answer.json().await.unwrap();
        let others = list["items"].as_array().unwrap().iter();
        let mut others = others.filter(|one| one["current"] == false);
        Some(others.next().unwrap()["id"].as_str().unwrap().to_owned())
    }
}
