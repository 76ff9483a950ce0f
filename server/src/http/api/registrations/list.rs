//! A page of registrations.

use actix_web::get;
use actix_web::web::{Data, Json, Query};

use crate::http::api::registrations::readers::{self, READERS};
use crate::http::kit::caller::Caller;
use crate::http::kit::list::{ListQuery, listed, listed_by};
use crate::http::kit::page_size::PageSize;
use crate::http::kit::problem::Problem;
use crate::registration::view::lists::{self, MOST, USUAL};
use crate::state::AppState;
use crate::store::Db;
use crate::wire::visits::RegistrationList;

listed_by!(RegistrationList, id);

type Rows = PageSize<MOST>;

/// Latest first: an officer's or manager's own organ's, a supervisor's region's.
#[utoipa::path(tag = "registrations", params(
    ("before" = Option<String>, Query, description = "of the page before"),
    ("limit" = inline(Option<Rows>), Query, description = "20 unless given"),
), responses((status = 200, body = RegistrationList), (status = 403)))]
#[get("/api/v1/registrations")]
pub(crate) async fn get_registrations(
    state: Data<AppState>,
    caller: Caller,
    asked: Query<ListQuery>,
) -> Result<Json<RegistrationList>, Problem> {
    let audience = caller.audience(READERS)?;
    let scope = audience.registrations()?;
    let (before, limit) = (
        asked.before(lists::read_place)?,
        asked.limit::<MOST>(USUAL)?,
    );
    let marks = readers::marks(&state);
    let read = move |db: &Db| lists::page(db, &scope, &marks, before, limit);
    listed(&state, &caller, &audience, "registrations_read", read).await
}
