//! A phone sends what it sealed.

use actix_web::web::{Bytes, Data, Json, Payload};
use actix_web::{HttpRequest, post};
use sha2::{Digest, Sha256};

use crate::enrolment::proof::{self, Prover};
use crate::http::kit::peer_address::peer_address;
use crate::http::kit::problem::Problem;
use crate::http::kit::rate::{Rates, Who};
use crate::http::kit::{app_version, limits, problems};
use crate::intake::arrival::Source;
use crate::intake::push::push;
use crate::state::AppState;
use crate::store::StoreError;
use crate::wire::sync::{PushRequest, PushResponse};

/// A push may be this large: a hundred of the largest events do not fit, and the phone halves them.
const PUSH_BYTES: usize = 1 << 20;
const PROOF: &str = "ruqi-proof";

/// Takes up to 100 sealed events. No access token: each proves itself. Header `Ruqi-Proof` is optional.
#[utoipa::path(tag = "sync", security(()), request_body = PushRequest, params(
    ("Ruqi-Proof" = Option<String>, Header, description = "compact JWS by an enrolled key over {nonce, body}"),
    ("Ruqi-App" = Option<String>, Header, description = "version of the app"),
), responses((status = 200, body = PushResponse), (status = 413), (status = 429)))]
#[post("/api/v1/sync/push")]
pub(crate) async fn post_push(
    state: Data<AppState>,
    rates: Data<Rates>,
    request: HttpRequest,
    body: Payload,
) -> Result<Json<PushResponse>, Problem> {
    let body = limits::body(body, PUSH_BYTES).await?;
    let prover = prover(&state, &request, &body).await?;
    let (who, source) = match prover {
        Some(Prover { kid, officer }) => (
            vec![Who::Key(kid), Who::Officer(officer)],
            Source::Officer(officer),
        ),
        None => {
            let address = peer_address(&state, &request);
            (vec![Who::Address(address)], Source::Address(address))
        }
    };
    let now = state.clock.real_now();
    let taken = who.into_iter().try_for_each(|who| rates.take(who, now));
    taken.map_err(|seconds| Problem::from(problems::TOO_MANY_PUSHES).after(seconds))?;
    let asked: PushRequest = serde_json::from_slice(&body).map_err(|error| {
        Problem::from(problems::MALFORMED).because(format!(
            "line {}, column {}",
            error.line(),
            error.column()
        ))
    })?;
    let arrival = state.arrival(source);
    let mut answer = push(&state.services(), arrival, asked).await?;
    answer.upgrade_required = app_version::is_too_old(&request);
    Ok(Json(answer))
}

/// Whose request this is, if it proves to be somebody's.
async fn prover(
    state: &AppState,
    request: &HttpRequest,
    body: &Bytes,
) -> Result<Option<Prover>, StoreError> {
    let Some(proof) = request
        .headers()
        .get(PROOF)
        .and_then(|value| value.to_str().ok())
    else {
        return Ok(None);
    };
    let hash: [u8; 32] = Sha256::digest(body).into();
    let (keys, proof, now) = (state.keys.clone(), proof.to_owned(), state.clock.real_now());
    state
        .store
        .read(move |c| proof::check(c, &keys, proof, &hash, now))
        .await
}
