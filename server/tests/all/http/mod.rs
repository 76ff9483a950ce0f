//! Every request meets the same limits, and each role its own answers.

mod app;
mod document;
mod edge;
mod hostile_signs;
mod null_in_search;
mod permissions;
mod roles;
mod trail;
