//! Registrations, for the organ's officers and manager and for the supervisor of the region.

mod find;
mod list;
mod withdraw;

use utoipa_actix_web::service_config::ServiceConfig;

use crate::store::access::membership::RoleWord;

/// Who sees registrations: an organ's own, or a region's.
pub(crate) const READERS: &[RoleWord] =
    &[RoleWord::Officer, RoleWord::Manager, RoleWord::Supervisor];

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(list::get_registrations)
        .service(find::get_registration)
        .service(withdraw::withdraw);
}
