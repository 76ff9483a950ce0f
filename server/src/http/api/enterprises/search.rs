//! Enterprises are looked for.

use actix_web::get;
use actix_web::web::{Data, Json, Query};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::directory::enterprises;
use crate::http::api::enterprises::view::enterprise_view;
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::http::kit::rate::{Rates, Who};
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::directory::enterprise_record::EnterpriseScope;
use crate::wire::directory::EnterpriseList;

#[derive(Debug, Deserialize, IntoParams)]
pub(crate) struct EnterpriseQuery {
    /// Words in any order, each a part of the name, or the beginning of the pinyin initials or of the credit code; without it, the
    /// first by name.
    #[serde(default)]
    q: String,
}

/// Those in the caller's scope that the text finds, at most 50.
#[utoipa::path(tag = "directory", params(EnterpriseQuery), responses((status = 200, body = EnterpriseList), (status = 429)))]
#[get("/api/v1/enterprises")]
pub(crate) async fn list(
    state: Data<AppState>,
    caller: Caller,
    rates: Data<Rates>,
    asked: Query<EnterpriseQuery>,
) -> Result<Json<EnterpriseList>, Problem> {
    let taken = rates.take(Who::Searcher(caller.person()), state.clock.real_now());
    taken.map_err(|seconds| Problem::from(problems::TOO_MANY_SEARCHES).after(seconds))?;
    let (held, text) = (caller.who.held, asked.into_inner().q);
    let found = state.store.read(move |c| {
        let scope = EnterpriseScope::of(c, &held)?;
        let found = enterprises::search(c, &scope, &text)?;
        Ok::<_, StoreError>(
            found
                .into_iter()
                .map(|one| enterprise_view(one, &scope))
                .collect(),
        )
    });
    Ok(Json(EnterpriseList {
        items: found.await?,
    }))
}
