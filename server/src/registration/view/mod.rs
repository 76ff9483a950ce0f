//! Shows a registration to its organ, its supervisor and the enterprise: to each what is theirs to see.

pub(crate) mod articles;
pub mod desk_marks;
pub(crate) mod differences;
pub mod enterprise;
pub(crate) mod enterprise_names;
pub mod lists;
pub mod organ;
pub mod organ_names;
pub(crate) mod statements;
pub(crate) mod stored_json;
pub mod unknown_codes;
pub(crate) mod unknown_words;
pub(crate) mod verdict_told;
pub(crate) mod versions;
pub(crate) mod withdrawals;
