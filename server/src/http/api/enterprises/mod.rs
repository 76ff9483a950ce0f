//! Enterprises with their premises and codes: looked up by whoever may see them, merged by administrators.

mod find;
mod merge;
mod search;
pub(crate) mod view;

use utoipa_actix_web::service_config::ServiceConfig;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(search::list)
        .service(find::look_up)
        .service(merge::merge);
}
