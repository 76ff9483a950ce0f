//! Events and their types, as they are pushed and as they are told of.

mod event_types;
mod null_character;
