//! Is it well?

use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, Responder, get};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::disk;
use crate::http::kit::peer_address::is_on_this_machine;
use crate::http::kit::problem::Problem;
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::evidence::events;
use crate::store::upkeep::settings;
use crate::wire::directory::Health;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(health);
    routes.map(|routes| routes.service(healthz));
}

/// For the load balancer: 200 as soon as the database answers.
#[get("/healthz")]
async fn healthz(state: Data<AppState>) -> Result<impl Responder, Problem> {
    reach_database(&state).await?;
    Ok(HttpResponse::Ok().content_type("text/plain").body("ok\n"))
}

/// The state of the server, for everybody: no names, no counts of people. What an attacker would ask first, version and
/// free disk, is told on the server's own machine alone.
#[utoipa::path(tag = "health", security(()), responses((status = 200, body = Health)))]
#[get("/api/v1/health")]
async fn health(state: Data<AppState>, request: HttpRequest) -> Result<Json<Health>, Problem> {
    let oldest_held = state.store.read(events::oldest_held).await?;
    let age_ms = oldest_held.map(|at| state.clock.now() - at);
    let disk_free_bytes = disk::free_bytes(&state.config.data);
    let low = disk_free_bytes.is_some_and(|bytes| bytes < state.config.disk_reserve());
    let here = is_on_this_machine(&request);
    Ok(Json(Health {
        status: if low { "disk_low" } else { "ok" }.to_owned(),
        version: here.then(|| env!("CARGO_PKG_VERSION").to_owned()),
        epoch: state.epoch.to_string(),
        oldest_held_seconds: age_ms.map(|ms| u64::try_from(ms / 1_000).unwrap_or(0)),
        disk_free_bytes: disk_free_bytes.filter(|_| here),
    }))
}

async fn reach_database(state: &AppState) -> Result<(), StoreError> {
    state
        .store
        .read(|db| settings::read(db, settings::EPOCH).map(drop))
        .await
}
