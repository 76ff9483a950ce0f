//! Events and their types, as they are pushed and as they are told of.

pub mod event_types;
pub mod null_character;
