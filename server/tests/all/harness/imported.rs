//! Imports lists beside a server that runs, and asks what rules then find.

use ruqi::directory::import::{self, ImportKind, Imported};
use serde_json::Value;

use super::CITY_ORGAN;
use super::phone::Sealed;
use super::world::World;

impl World {
    pub async fn import(&self, kind: ImportKind, csv: String) -> Imported {
        let state = self.server.state.clone();
        let done = tokio::task::spawn_blocking(move || {
            import::run(&state, kind, csv.into_bytes(), |_, _| ())
        });
        done.await.unwrap().unwrap()
    }

    pub async fn rules_found(&self, event: &Sealed) -> Vec<String> {
        let officer = self.officer(CITY_ORGAN).await;
        let path = format!("/api/v1/registrations/{}", event.id);
        let seen: Value = officer.get(&self.server, &path).await.json().await.unwrap();
        let findings = seen["verdict"]["findings"].as_array().unwrap();
        findings
            .iter()
            .map(|f| f["rule"].as_str().unwrap().to_owned())
            .collect()
    }
}
