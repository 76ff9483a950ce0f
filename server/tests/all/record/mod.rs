//! Event types are described, and what no engine could keep is not taken.

mod event_types;
mod null_character;
