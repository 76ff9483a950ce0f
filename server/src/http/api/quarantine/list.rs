//! A page of what is held or was set aside.

use actix_web::get;
use actix_web::web::{Data, Json, Query};

use crate::http::kit::caller::Caller;
use crate::http::kit::list::{ListQuery, listed, listed_by};
use crate::http::kit::problem::Problem;
use crate::quarantine::work_list;
use crate::state::AppState;
use crate::store::Db;
use crate::store::access::memberships::RoleWord;
use crate::wire::quarantine::{AsideList, AsideState};

listed_by!(AsideList, hash);

/// What is held or was set aside, latest first, 50 a page: a supervisor's of its region, a manager's of its own organ.
#[utoipa::path(tag = "aside", params(
    ("state" = Option<AsideState>, Query, description = "`waiting` unless given"),
    ("before" = Option<String>, Query, description = "of the page before"),
), responses((status = 200, body = AsideList), (status = 403)))]
#[get("/api/v1/aside")]
pub(crate) async fn get_aside(
    state: Data<AppState>,
    caller: Caller,
    asked: Query<ListQuery<AsideState>>,
) -> Result<Json<AsideList>, Problem> {
    let audience = caller.audience(&[RoleWord::Supervisor, RoleWord::Manager])?;
    let (scope, before) = (
        audience.registrations()?,
        asked.before(work_list::read_cursor)?,
    );
    let which = asked.state.unwrap_or(AsideState::Waiting);
    let read = move |db: &Db| work_list::page(db, &scope, which, before);
    listed(&state, &caller, &audience, "aside_read", read).await
}
