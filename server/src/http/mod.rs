//! HTTP: who is asking, what is asked, what is answered. No SQL and no rule.
//!
//! A module is a family of addresses: its `configure` adds them to the router and to the OpenAPI document at once.

mod app;
mod aside;
mod auth;
mod authority;
mod caller;
mod codes;
mod cookie;
mod devices;
mod docs;
mod door_page;
mod enterprises;
mod feedback;
mod head;
mod headers;
mod health;
mod keys;
mod leaders;
mod limits;
mod links;
mod log;
mod me;
mod page;
mod prints;
pub mod problem;
pub mod problems;
mod rate;
mod registrations;
mod sealed;
pub mod server;
mod show;
mod sync;
mod trail;
mod unknown_codes;
mod visits;

pub use app::Files;
pub use caller::Caller;
pub use docs::document;
pub use limits::body;
pub use problem::Problem;
use utoipa_actix_web::service_config::ServiceConfig;

/// Every address of the API, a line a module.
pub fn configure(routes: &mut ServiceConfig) {
    routes
        .configure(auth::configure)
        .configure(links::configure)
        .configure(me::configure)
        .configure(feedback::configure)
        .configure(keys::configure)
        .configure(health::configure)
        .configure(enterprises::configure)
        .configure(codes::configure)
        .configure(prints::configure)
        .configure(door_page::configure)
        .configure(unknown_codes::configure)
        .configure(authority::configure)
        .configure(sync::configure)
        .configure(devices::configure)
        .configure(registrations::configure)
        .configure(aside::configure)
        .configure(sealed::configure)
        .configure(leaders::configure)
        .configure(visits::configure);
}
