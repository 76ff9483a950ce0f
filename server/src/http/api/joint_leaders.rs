//! What waits for a leader's registration that does not come: colleagues who joined it, other organs' joint visits.

use actix_web::get;
use actix_web::web::{Data, Json};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::http::api::registrations::sight;
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::trail::{self, Reading};
use crate::registration::view::lists;
use crate::state::AppState;
use crate::store::derived::registration_scope::Sight;
use crate::wire::leaders::{UnboundAttendanceList, UnledJointList};
use crate::wire::problem::Problem as Wire;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(get_unbound).service(get_unled);
}

/// Colleagues who joined by a leader's screen whose registration has not come within 72 hours, at most 100.
#[utoipa::path(tag = "registrations", responses(
    (status = 200, body = UnboundAttendanceList),
    (status = 401, body = Wire), (status = 403, body = Wire), (status = 503, body = Wire),
))]
#[get("/api/v1/attendances/unbound")]
async fn get_unbound(
    state: Data<AppState>,
    caller: Caller,
) -> Result<Json<UnboundAttendanceList>, Problem> {
    let (sight, now) = (sight(&caller)?, state.clock.now());
    let of = sight.place().to_owned();
    let found = state.store.read(move |c| lists::unbound(c, &sight, now));
    let found = found.await?;
    let ids = found.items.iter().map(|one| one.id.as_str());
    let reading = Reading::new("unbound_read", Some(of), ids);
    trail::note(&state, &caller, reading).await?;
    Ok(Json(found))
}

/// Joint visits that count as stated though their leader's registration has not come within 72 hours, at most 100: for
/// the organ's manager and for the supervisor.
#[utoipa::path(tag = "registrations", responses(
    (status = 200, body = UnledJointList),
    (status = 401, body = Wire), (status = 403, body = Wire), (status = 503, body = Wire),
))]
#[get("/api/v1/joints/unled")]
async fn get_unled(state: Data<AppState>, caller: Caller) -> Result<Json<UnledJointList>, Problem> {
    let sight = match caller.manager() {
        Ok(post) => Sight::Organ(post.clone()),
        Err(_) => Sight::Region(caller.supervisor()?.clone()),
    };
    let (of, now) = (sight.place().to_owned(), state.clock.now());
    let found = state.store.read(move |c| lists::unled(c, &sight, now));
    let found = found.await?;
    let ids = found.items.iter().map(|one| one.id.as_str());
    let reading = Reading::new("unled_read", Some(of), ids);
    trail::note(&state, &caller, reading).await?;
    Ok(Json(found))
}
