//! Registrations, for the organ's officers and manager and for the supervisor of the region.

mod find;
mod list;
pub(crate) mod readers;
mod withdraw;

use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(list::get_registrations)
        .service(find::get_registration)
        .service(withdraw::withdraw);
}
