//! Pages and files that a browser opens without the API: the app, door codes, sheets to print, the API's document.

pub(crate) mod app;
pub(crate) mod demo_authority;
pub(crate) mod docs;
pub(crate) mod door_page;
pub(crate) mod door_sheets;
pub(crate) mod frame;

use utoipa_actix_web::service_config::ServiceConfig;

/// Pages that the server makes itself, a line a family; the app and the documents have addresses of their own.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .configure(door_sheets::configure)
        .configure(door_page::configure)
        .configure(demo_authority::configure);
}
