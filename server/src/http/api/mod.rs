//! The API's endpoints, a family of addresses a module.

pub(crate) mod audit_trail;
pub(crate) mod devices;
pub(crate) mod door_codes;
pub(crate) mod enterprises;
pub(crate) mod feedback;
pub(crate) mod health;
pub(crate) mod joint_leaders;
pub(crate) mod me;
pub(crate) mod one_time_links;
pub(crate) mod own_account;
pub(crate) mod quarantine;
pub(crate) mod registrations;
pub(crate) mod sealed_files;
pub(crate) mod server_keys;
pub(crate) mod sign_in;
pub(crate) mod sync;
pub mod unknown_codes;
pub(crate) mod visits;

use utoipa_actix_web::service_config::ServiceConfig;

/// Every address of the API, a line a family.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .configure(sign_in::configure)
        .configure(one_time_links::configure)
        .configure(me::configure)
        .configure(own_account::configure)
        .configure(feedback::configure)
        .configure(server_keys::configure)
        .configure(health::configure)
        .configure(enterprises::configure)
        .configure(door_codes::configure)
        .configure(unknown_codes::configure)
        .configure(sync::configure)
        .configure(audit_trail::configure)
        .configure(devices::configure)
        .configure(registrations::configure)
        .configure(quarantine::configure)
        .configure(sealed_files::configure)
        .configure(joint_leaders::configure)
        .configure(visits::configure);
}
