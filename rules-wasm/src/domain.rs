//! The vocabulary. Values are parsed where they enter, into types that cannot be wrong.

pub(crate) mod calendar;
pub(crate) mod case;
pub(crate) mod code;
pub(crate) mod credit_code;
pub(crate) mod door_code;
pub(crate) mod enterprise_facts;
pub(crate) mod half_width;
pub(crate) mod id;
pub(crate) mod plan;
pub(crate) mod visit;
