//! What every endpoint shares: the caller, problems, limits, headers, the audit trail of readings.

pub(crate) mod accepted_encoding;
pub(crate) mod account_refusals;
pub mod app_version;
pub(crate) mod asking_client;
pub(crate) mod caller;
pub(crate) mod cookie;
pub(crate) mod desk_act;
pub(crate) mod format;
pub(crate) mod head_request;
pub(crate) mod headers;
pub(crate) mod limits;
pub(crate) mod list;
pub(crate) mod me_view;
pub(crate) mod null_free;
pub(crate) mod own_page;
pub(crate) mod page_size;
pub(crate) mod peer_address;
pub mod problem;
pub mod problems;
pub(crate) mod rate;
pub(crate) mod refusal_document;
pub(crate) mod refusals;
pub(crate) mod request_log;
pub(crate) mod trail;
pub(crate) mod upload;
