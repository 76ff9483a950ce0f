//! What is done at desks, and the chain that it is sealed in.

pub mod act;
pub mod desk_chain;
pub mod merge_enterprises;
pub mod resolve_code;
pub mod revoke_key;
pub mod withdraw_registration;
