//! What waits for a leader's registration that does not come: colleagues who joined it, other organs' joint visits.

use actix_web::get;
use actix_web::web::{Data, Json};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::http::api::registrations::readers::READERS;
use crate::http::kit::caller::Caller;
use crate::http::kit::list::{listed, listed_by};
use crate::http::kit::problem::Problem;
use crate::registration::view::lists;
use crate::state::AppState;
use crate::store::Db;
use crate::store::access::memberships::RoleWord;
use crate::wire::leaders::{UnboundAttendanceList, UnledJointList};

listed_by!(UnboundAttendanceList, id);
listed_by!(UnledJointList, id);

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(get_unbound).service(get_unled);
}

/// Colleagues who joined by a leader's screen whose registration has not come within 72 hours, at most 100.
#[utoipa::path(tag = "registrations", responses((status = 200, body = UnboundAttendanceList), (status = 403)))]
#[get("/api/v1/attendances/unbound")]
async fn get_unbound(
    state: Data<AppState>,
    caller: Caller,
) -> Result<Json<UnboundAttendanceList>, Problem> {
    let (audience, now) = (caller.audience(READERS)?, state.clock.now());
    let scope = audience.registrations()?;
    let read = move |db: &Db| lists::unbound(db, &scope, now);
    listed(&state, &caller, &audience, "unbound_read", read).await
}

/// Joint visits that count as stated though their leader's registration has not come within 72 hours, at most 100: for
/// the organ's manager and for the supervisor.
#[utoipa::path(tag = "registrations", responses((status = 200, body = UnledJointList), (status = 403)))]
#[get("/api/v1/joints/unled")]
async fn get_unled(state: Data<AppState>, caller: Caller) -> Result<Json<UnledJointList>, Problem> {
    let audience = caller.audience(&[RoleWord::Manager, RoleWord::Supervisor])?;
    let (scope, now) = (audience.registrations()?, state.clock.now());
    let read = move |db: &Db| lists::unled(db, &scope, now);
    listed(&state, &caller, &audience, "unled_read", read).await
}
