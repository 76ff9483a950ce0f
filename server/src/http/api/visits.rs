//! The enterprise's own visits, polled every three seconds while its page is open.

use actix_web::http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH};
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::registration::view::{enterprise, lists};
use crate::state::AppState;
use crate::store::StoreError;
use crate::wire::problem::Problem as Wire;
use crate::wire::visits::EnterpriseVisits;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(get_visits);
}

#[derive(Deserialize)]
struct VisitsQuery {
    before: Option<String>,
}

/// Latest first, 20 a page, with the counts of this year. 304 while nothing changed.
#[utoipa::path(tag = "enterprise", params(
    ("before" = Option<String>, Query, description = "of the page before"),
    ("If-None-Match" = Option<String>, Header, description = "the ETag of the last answer"),
), responses(
    (status = 200, body = EnterpriseVisits), (status = 304),
    (status = 400, body = Wire), (status = 401, body = Wire), (status = 403, body = Wire),
))]
#[get("/api/v1/enterprise/visits")]
async fn get_visits(
    state: Data<AppState>,
    caller: Caller,
    request: HttpRequest,
    asked: Query<VisitsQuery>,
) -> Result<HttpResponse, Problem> {
    let own = caller.enterprise()?.clone();
    let before = lists::read_place(asked.before.as_deref()).ok_or_else(|| {
        Problem::from(problems::MALFORMED).because("before: not of an earlier page")
    })?;
    let (packs, now) = (state.packs.clone(), state.clock.now());
    let page = state
        .store
        .read(move |c| enterprise::page(c, &packs, &own, before, now))
        .await
        .map_err(|error: StoreError| Problem::from(error))?;
    let body = serde_json::to_vec(&page).map_err(|_| Problem::from(problems::FAILED))?;
    let tag = format!("\"{}\"", hex::encode(&Sha256::digest(&body)[..16]));
    let known = request.headers().get(IF_NONE_MATCH);
    let is_same = known.is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let mut answer = if is_same {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    // Kept to be compared, never shown without asking.
    answer
        .insert_header((ETAG, tag))
        .insert_header((CACHE_CONTROL, "private, no-cache"));
    Ok(match is_same {
        true => answer.finish(),
        false => answer.content_type("application/json").body(body),
    })
}
