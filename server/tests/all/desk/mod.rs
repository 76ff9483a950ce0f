//! Desk acts have their effects, and are sealed in the server's own chain.

mod act;
mod desk_chain;
mod merge_enterprises;
mod resolve_code;
mod revoke_key;
mod withdraw_registration;
