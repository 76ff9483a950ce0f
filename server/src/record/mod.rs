//! The sealed record: its envelope, its types, the keys, certificates and receipts that vouch for it.

pub(crate) mod certificate;
pub mod desk_chain;
pub mod erasure;
pub mod event;
pub mod jwk;
pub mod jws;
pub(crate) mod receipt;
pub mod refusal;
