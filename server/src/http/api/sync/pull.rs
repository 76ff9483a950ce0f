//! A phone asks for what changed in its officer's scope.

use actix_web::web::{Data, Json, Query};
use actix_web::{HttpRequest, get};
use serde::Deserialize;

use crate::http::kit::caller::Caller;
use crate::http::kit::page_size::PageSize;
use crate::http::kit::problem::Problem;
use crate::http::kit::{app_version, problems};
use crate::pull::page::{Pull, ROWS};
use crate::state::AppState;
use crate::store::access::memberships::RoleWord;
use crate::wire::sync::PullResponse;

type Rows = PageSize<ROWS>;

#[derive(Deserialize)]
pub(crate) struct PullQuery {
    cursor: Option<String>,
    limit: Option<u32>,
}

/// The next page of the officer's data.
#[utoipa::path(tag = "sync", params(
    ("cursor" = Option<String>, Query, description = "of the page before; none begins"),
    ("limit" = inline(Option<Rows>), Query, description = "rows at most; fewer get through on a bad signal"),
    ("Ruqi-App" = Option<String>, Header, description = "version of the app"),
), responses((status = 200, body = PullResponse), (status = 403), (status = 410), (status = 426)))]
#[get("/api/v1/sync/pull")]
pub(crate) async fn get_pull(
    state: Data<AppState>,
    caller: Caller,
    request: HttpRequest,
    asked: Query<PullQuery>,
) -> Result<Json<PullResponse>, Problem> {
    let post = caller.audience(&[RoleWord::Officer])?.organ()?;
    if app_version::is_too_old(&request) {
        return Err(problems::APP_TOO_OLD.into());
    }
    let PullQuery { cursor, limit } = asked.into_inner();
    let pull = Pull {
        officer: caller.person(),
        post,
        cursor,
        rows: Rows::check(limit, ROWS)?,
        now: state.clock.now(),
        epoch: state.epoch.clone(),
    };
    let (keys, packs) = (state.keys.clone(), state.packs.clone());
    let page = state.store.read(move |c| pull.page(c, &keys, &packs));
    Ok(Json(page.await?))
}
