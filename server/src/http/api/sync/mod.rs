//! Phones: probe, enrol, push, pull. `docs/SYNC-PROTOCOL.md` is the meaning.

mod enrol;
mod first_page;
mod probe;
mod pull;
mod push;
mod region_file;

use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(probe::probe)
        .service(enrol::enrol)
        .service(first_page::get_first_page)
        .service(push::post_push)
        .service(pull::get_pull)
        .service(region_file::get_region_file)
        .service(region_file::get_region_file_part);
}
