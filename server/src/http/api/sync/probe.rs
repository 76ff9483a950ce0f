//! A phone asks whether the server is there.

use actix_web::web::Data;
use actix_web::{HttpResponse, get};

use crate::http::kit::app_version;
use crate::state::AppState;
use crate::wire::sync::ProbeResponse;

/// Is the server there, and what time is it? For everybody; also gives the nonce for proofs.
#[utoipa::path(tag = "sync", security(()), responses((status = 200, body = ProbeResponse)))]
#[get("/api/v1/sync/probe")]
pub(crate) async fn probe(state: Data<AppState>) -> HttpResponse {
    let answer = ProbeResponse {
        epoch: state.epoch.to_string(),
        server_time: state.clock.now().to_string(),
        demo_offset_ms: state.clock.demo_offset_ms(),
        nonce: state.keys.nonce(state.clock.real_now()),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        min_app: app_version::MIN_APP.to_string(),
    };
    HttpResponse::Ok()
        .insert_header(("cache-control", "no-store"))
        .json(answer)
}
