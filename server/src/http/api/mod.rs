//! The API's endpoints, a family of addresses a module.

pub(crate) mod devices;
pub(crate) mod door_codes;
pub(crate) mod enterprises;
pub(crate) mod feedback;
pub(crate) mod health;
pub(crate) mod joint_leaders;
pub(crate) mod me;
pub(crate) mod one_time_links;
pub(crate) mod quarantine;
pub(crate) mod registrations;
pub(crate) mod sealed_files;
pub(crate) mod server_keys;
pub(crate) mod sign_in;
pub(crate) mod sync;
pub mod unknown_codes;
pub(crate) mod visits;
