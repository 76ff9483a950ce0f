//! The enterprise's own visits, polled every three seconds while its page is open.

use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use sha2::{Digest, Sha256};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::http::kit::caller::Caller;
use crate::http::kit::entity_tag::{Tagged, tagged};
use crate::http::kit::list::ListQuery;
use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::registration::view::{enterprise, lists};
use crate::state::AppState;
use crate::store::access::memberships::RoleWord;
use crate::wire::visits::EnterpriseVisits;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(get_visits);
}

/// Latest first, 20 a page, with the counts of this year. 304 while nothing changed.
#[utoipa::path(tag = "enterprise", params(
    ("before" = Option<String>, Query, description = "of the page before"),
    ("If-None-Match" = Option<String>, Header, description = "the ETag of the last answer"),
), responses((status = 200, body = EnterpriseVisits), (status = 304), (status = 403)))]
#[get("/api/v1/enterprise/visits")]
async fn get_visits(
    state: Data<AppState>,
    caller: Caller,
    request: HttpRequest,
    asked: Query<ListQuery>,
) -> Result<HttpResponse, Problem> {
    let own = caller.audience(&[RoleWord::Enterprise])?.enterprise()?;
    let before = asked.before(lists::read_place)?;
    let (packs, now) = (state.packs.clone(), state.clock.now());
    let page = state
        .store
        .read(move |db| enterprise::page(db, &packs, &own, before, now));
    let page = page.await?;
    let body = serde_json::to_vec(&page).map_err(|_| Problem::from(problems::FAILED))?;
    let tag = format!("\"{}\"", hex::encode(&Sha256::digest(&body)[..16]));
    // Kept to be compared, never shown without asking.
    Ok(match tagged(&request, &tag, "private, no-cache", &[]) {
        Tagged::Same(answer) => answer,
        Tagged::Another(mut answer) => answer.content_type("application/json").body(body),
    })
}
