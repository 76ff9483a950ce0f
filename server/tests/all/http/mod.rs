//! Every request meets the same limits, and each role its own answers.

mod app;
mod edge;
mod roles;
mod trail;
