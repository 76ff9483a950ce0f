//! HTTP: who is asking, what is asked, what is answered. No SQL and no rule.
//!
//! A module is a family of addresses: its `configure` adds them to the router and to the OpenAPI document at once.

pub mod api;
pub mod kit;
pub mod pages;
pub mod server;

pub use kit::caller::Caller;
pub use kit::limits::body;
pub use kit::problem::Problem;
pub use pages::app::Files;
pub use pages::docs::document;
use utoipa_actix_web::service_config::ServiceConfig;

/// Every address of the API, a line a module.
pub fn configure(routes: &mut ServiceConfig) {
    routes
        .configure(api::sign_in::configure)
        .configure(api::one_time_links::configure)
        .configure(api::me::configure)
        .configure(api::feedback::configure)
        .configure(api::server_keys::configure)
        .configure(api::health::configure)
        .configure(api::enterprises::configure)
        .configure(api::door_codes::configure)
        .configure(pages::door_sheets::configure)
        .configure(pages::door_page::configure)
        .configure(api::unknown_codes::configure)
        .configure(pages::demo_authority::configure)
        .configure(api::sync::configure)
        .configure(api::devices::configure)
        .configure(api::registrations::configure)
        .configure(api::quarantine::configure)
        .configure(api::sealed_files::configure)
        .configure(api::joint_leaders::configure)
        .configure(api::visits::configure);
}
