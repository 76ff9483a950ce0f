//! People and their phones, for the organ's manager and for administrators: seen, and keys revoked.

mod list;
pub(crate) mod readers;
mod revoke;
mod search;

use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(search::get_people)
        .service(list::get_devices)
        .service(revoke::revoke);
}
