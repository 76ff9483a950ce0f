//! Who one is.

use actix_web::get;
use actix_web::web::Json;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::http::kit::caller::Caller;
use crate::http::kit::me_view::me_view;
use crate::wire::auth::Me;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(me);
}

/// The signed-in person and the roles held now.
#[utoipa::path(tag = "session", responses((status = 200, body = Me)))]
#[get("/api/v1/me")]
async fn me(caller: Caller) -> Json<Me> {
    Json(me_view(&caller.who))
}
