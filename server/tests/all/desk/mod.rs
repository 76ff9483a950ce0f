//! What is done at desks, and the chain that it is sealed in.

mod act;
mod desk_chain;
mod merge_enterprises;
mod resolve_code;
mod revoke_key;
mod withdraw_registration;
