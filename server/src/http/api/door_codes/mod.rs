//! Codes at doors: made, bound, replaced and drawn by the administrator, and by enterprises for their own doors.

mod bind;
mod draw;
mod replace;

use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(bind::bind)
        .service(replace::replace)
        .service(draw::svg)
        .service(draw::png);
}
