//! A phone that has nothing yet asks for what its officer needs today.

use actix_web::get;
use actix_web::web::{Data, Json};

use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::pull::page::{Pull, ROWS};
use crate::state::AppState;
use crate::store::access::memberships::RoleWord;
use crate::wire::sync::PullResponse;

/// What the officer needs today, before a first fill: plan and filings, and the enterprises that they name with their visits.
/// All of it comes again with the rest. 404: it is so much that the phone is to wait for the whole.
#[utoipa::path(tag = "sync", responses((status = 200, body = PullResponse), (status = 403), (status = 404)))]
#[get("/api/v1/sync/first-page")]
pub(crate) async fn get_first_page(
    state: Data<AppState>,
    caller: Caller,
) -> Result<Json<PullResponse>, Problem> {
    let pull = Pull {
        officer: caller.person(),
        post: caller.audience(&[RoleWord::Officer])?.organ()?,
        cursor: None,
        rows: ROWS,
        now: state.clock.now(),
        epoch: state.epoch.clone(),
    };
    let (keys, packs) = (state.keys.clone(), state.packs.clone());
    let page = state.store.read(move |c| pull.first_page(c, &keys, &packs));
    let page = page.await?.ok_or(problems::NOT_FOUND)?;
    Ok(Json(page))
}
