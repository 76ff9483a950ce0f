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

/// Every address that the server answers.
pub fn configure(routes: &mut ServiceConfig) {
    routes.configure(api::configure).configure(pages::configure);
}
