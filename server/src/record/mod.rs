//! The sealed record: its envelope, its types, the keys, certificates and receipts that vouch for it.

pub(crate) mod acting_lookup;
pub(crate) mod authors;
pub(crate) mod certificate;
pub mod claims;
pub(crate) mod described;
pub mod desk_chain;
pub mod desk_decision;
pub(crate) mod envelope;
pub mod erasure;
pub mod event;
pub(crate) mod event_type;
pub(crate) mod fields;
pub mod jwk;
pub mod jws;
pub(crate) mod meaning;
pub(crate) mod null_character;
pub(crate) mod receipt;
pub mod refusal;
pub(crate) mod registration_state;
pub mod sealed_visit;
pub(crate) mod sealer;
pub mod shown_verdict;
pub mod stamp;
pub(crate) mod stored_body;
pub mod types;
pub(crate) mod withdrawal_right;
