//! What is held or was set aside: listed for the supervisor of the region and the organ's manager, decided about by the
//! supervisor.

mod clear;
mod decide;
mod list;
mod refuse;

use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(list::get_aside)
        .service(clear::post_clear)
        .service(refuse::refuse_several)
        .service(decide::accept)
        .service(decide::refuse);
}
