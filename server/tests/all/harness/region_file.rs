//! Makes region files, and reads them as a phone does.

use reqwest::Response;
use ruqi::pull::region_file::decode::{Part, decode};
use ruqi::pull::region_file::encode::VERSION;
use ruqi::pull::region_file::known_enterprises::KnownEnterprises;
use ruqi::pull::region_file::make::Maker;
use ruqi::pull::region_file::shape::PartKind;
use ruqi::wire::region_file::RegionFileView;

use super::{Person, TestServer};

pub const REGION_FILE: &str = "/api/v1/sync/region-file";

pub fn maker(server: &TestServer) -> Maker {
    Maker {
        services: server.state.services(),
        epoch: server.state.epoch.clone(),
        folder: server.state.config.region_files(),
    }
}

/// Makes the region's file, as the job does where it is due.
pub async fn make(server: &TestServer, region: &str) {
    let now = server.state.clock.now();
    maker(server).make(region, now).await.unwrap();
}

/// What the officer is told of it.
pub async fn view(server: &TestServer, officer: &Person) -> RegionFileView {
    let path = format!("{REGION_FILE}?form={VERSION}");
    let answer = officer.get(server, &path).await;
    assert_eq!(answer.status(), 200);
    answer.json().await.unwrap()
}

pub async fn part(server: &TestServer, officer: &Person, hash: &str) -> Response {
    officer.get(server, &format!("{REGION_FILE}/{hash}")).await
}

/// Fetches and reads all parts.
pub async fn read(server: &TestServer, officer: &Person, view: &RegionFileView) -> Vec<Part> {
    let mut known = KnownEnterprises::default();
    let mut parts = Vec::new();
    for one in &view.parts {
        let answer = part(server, officer, &one.hash).await;
        assert_eq!(answer.status(), 200);
        let bytes = answer.bytes().await.unwrap();
        let read = decode(&bytes, &known).unwrap();
        assert_eq!(u32::try_from(read.rows.len()), Ok(one.rows));
        if read.kind == PartKind::Enterprises {
            known.add(&bytes, &read.rows).unwrap();
        }
        parts.push(read);
    }
    parts
}
