//! People and their phones, for the organ's manager and for administrators: seen, and keys revoked.

mod list;
mod revoke;
mod search;

use utoipa_actix_web::service_config::ServiceConfig;

use crate::store::access::membership::RoleWord;

/// Who sees people and their phones: everybody's, or the organ's own.
pub(crate) const READERS: &[RoleWord] = &[RoleWord::Administrator, RoleWord::Manager];

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(search::get_people)
        .service(list::get_devices)
        .service(revoke::revoke);
}
