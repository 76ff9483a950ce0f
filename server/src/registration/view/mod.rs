//! Views of a registration: what its organ, its supervisor and the enterprise are shown of it.

pub(crate) mod articles;
pub mod enterprise;
pub mod lists;
pub mod organ;
pub(crate) mod statements;
pub mod unknown_codes;
pub(crate) mod versions;
