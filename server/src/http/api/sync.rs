//! Phones: probe, enrol, push, pull. `docs/SYNC-PROTOCOL.md` is the meaning.

use actix_web::web::{Bytes, Data, Json, Payload, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use ruqi_rules::Instant;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::enrolment::enrol::{EnrolError, Enrolling};
use crate::enrolment::lost_storage::{self, Lost};
use crate::enrolment::proof::{self, Prover};
use crate::http::api::sign_in::address;
use crate::http::kit::app_version::{self, AppVersion};
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::http::kit::rate::{Rates, Who};
use crate::intake::push::push;
use crate::pull::page::{Pull, ROWS};
use crate::state::AppState;
use crate::store::StoreError;
use crate::wire::problem::Problem as Wire;
use crate::wire::sync::{
    EnrolRequest, EnrolResponse, ProbeResponse, PullResponse, PushRequest, PushResponse,
};

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(probe)
        .service(enrol)
        .service(post_push)
        .service(get_pull);
}

/// A push may be this large: a hundred of the largest events do not fit, and the phone halves them.
const PUSH_BYTES: usize = 1 << 20;
const PROOF: &str = "ruqi-proof";
const APP: &str = "ruqi-app";

/// Is the server there, and what time is it? For everybody; also gives the nonce for proofs.
#[utoipa::path(tag = "sync", responses((status = 200, body = ProbeResponse)))]
#[get("/api/v1/sync/probe")]
async fn probe(state: Data<AppState>) -> HttpResponse {
    let answer = ProbeResponse {
        epoch: state.epoch.to_string(),
        server_time: Instant::from_millis(state.clock.now()).to_string(),
        demo_offset_ms: state.clock.demo_offset_ms(),
        nonce: state.keys.nonce(state.clock.real_now()),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        min_app: app_version::MIN_APP.to_string(),
    };
    HttpResponse::Ok()
        .insert_header(("cache-control", "no-store"))
        .json(answer)
}

/// Enrols this phone's key for the signed-in officer.
#[utoipa::path(tag = "sync", request_body = EnrolRequest, responses(
    (status = 200, body = EnrolResponse),
    (status = 401, body = Wire), (status = 403, body = Wire),
    (status = 409, body = Wire), (status = 422, body = Wire),
))]
#[post("/api/v1/sync/enrol")]
async fn enrol(
    state: Data<AppState>,
    caller: Caller,
    asked: Json<EnrolRequest>,
) -> Result<Json<EnrolResponse>, Problem> {
    caller.officer()?;
    let officer = caller.person();
    let lost = Lost::read(&asked.lost)?;
    let enrolling = Enrolling::check(&state.keys, asked.into_inner(), state.clock.real_now())?;
    let (services, clock) = (state.services(), state.clock);
    let answer = state.store.write(move |c| {
        let mut enrolled = enrolling.enrol(c, &services.keys, officer, clock.now())?;
        lost.carry_out(c, &services.packs, &clock, officer)?;
        enrolled.waiting = lost_storage::waiting(c, officer)?;
        Ok::<_, EnrolError>(enrolled)
    });
    Ok(Json(answer.await?))
}

/// Takes up to 100 sealed events. No access token: each proves itself. Header `Ruqi-Proof` is optional.
#[utoipa::path(tag = "sync", request_body = PushRequest, params(
    ("Ruqi-Proof" = Option<String>, Header, description = "compact JWS by an enrolled key over {nonce, body}"),
    ("Ruqi-App" = Option<String>, Header, description = "version of the app"),
), responses(
    (status = 200, body = PushResponse), (status = 400, body = Wire),
    (status = 413, body = Wire), (status = 429, body = Wire), (status = 503, body = Wire),
))]
#[post("/api/v1/sync/push")]
async fn post_push(
    state: Data<AppState>,
    rates: Data<Rates>,
    request: HttpRequest,
    body: Payload,
) -> Result<Json<PushResponse>, Problem> {
    let body = match body.to_bytes_limited(PUSH_BYTES).await {
        Ok(Ok(body)) => body,
        Ok(Err(_)) => return Err(Problem::from(problems::MALFORMED).because("the body broke off")),
        Err(_) => return Err(problems::TOO_LARGE.into()),
    };
    let prover = prover(&state, &request, &body).await?;
    let who = match prover {
        Some(prover) => Who::Key(prover.kid),
        None => Who::Address(address(&state, &request)),
    };
    rates
        .take(who, state.clock.real_now())
        .map_err(|seconds| Problem::from(problems::TOO_MANY_PUSHES).after(seconds))?;
    let asked: PushRequest = serde_json::from_slice(&body).map_err(|error| {
        Problem::from(problems::MALFORMED).because(format!(
            "line {}, column {}",
            error.line(),
            error.column()
        ))
    })?;
    let arrival = state.arrival(prover.map(|prover| prover.officer));
    let mut answer = push(&state.services(), arrival, asked).await?;
    answer.upgrade_required = is_too_old(&request);
    Ok(Json(answer))
}

#[derive(Deserialize)]
struct PullQuery {
    cursor: Option<String>,
    limit: Option<u32>,
}

/// The next page of the officer's data.
#[utoipa::path(tag = "sync", params(
    ("cursor" = Option<String>, Query, description = "of the page before; none begins"),
    ("limit" = Option<u32>, Query, description = "rows at most, 1 to 5,000; fewer get through on a bad signal"),
    ("Ruqi-App" = Option<String>, Header, description = "version of the app"),
), responses(
    (status = 200, body = PullResponse), (status = 400, body = Wire), (status = 401, body = Wire),
    (status = 403, body = Wire), (status = 410, body = Wire), (status = 426, body = Wire),
))]
#[get("/api/v1/sync/pull")]
async fn get_pull(
    state: Data<AppState>,
    caller: Caller,
    request: HttpRequest,
    asked: Query<PullQuery>,
) -> Result<Json<PullResponse>, Problem> {
    let post = caller.officer()?.clone();
    if is_too_old(&request) {
        return Err(problems::APP_TOO_OLD.into());
    }
    let PullQuery { cursor, limit } = asked.into_inner();
    let pull = Pull {
        officer: caller.person(),
        post,
        cursor,
        rows: limit.unwrap_or(ROWS).clamp(1, ROWS),
        now: state.clock.now(),
        epoch: state.epoch.clone(),
    };
    let (keys, packs) = (state.keys.clone(), state.packs.clone());
    let page = state.store.read(move |c| pull.page(c, &keys, &packs));
    Ok(Json(page.await?))
}

/// Whose request this is, if it proves to be somebody's.
async fn prover(
    state: &AppState,
    request: &HttpRequest,
    body: &Bytes,
) -> Result<Option<Prover>, StoreError> {
    let Some(proof) = header(request, PROOF) else {
        return Ok(None);
    };
    let hash: [u8; 32] = Sha256::digest(body).into();
    let (keys, proof, now) = (state.keys.clone(), proof.to_owned(), state.clock.real_now());
    state
        .store
        .read(move |c| proof::check(c, &keys, proof, &hash, now))
        .await
}

/// An app that says nothing of its version is not told to update.
fn is_too_old(request: &HttpRequest) -> bool {
    let version = header(request, APP).and_then(AppVersion::read);
    version.is_some_and(|version| version < app_version::MIN_APP)
}

fn header<'r>(request: &'r HttpRequest, name: &str) -> Option<&'r str> {
    request.headers().get(name)?.to_str().ok()
}
