//! The server as others see it: HTTP to a server on a free port, over a real database file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

mod after;
mod app;
mod aside;
mod aside_obstacles;
mod backup;
mod binary;
mod busy;
mod check;
mod city;
mod clocks;
mod codes;
mod demo;
mod desk;
mod desk_acts;
mod directory;
mod edge;
mod elsewhere;
mod erasing;
mod event_types;
mod first_arrival;
mod folder;
mod grades;
mod harness;
mod held;
mod horizon;
mod import;
mod import_mistakes;
mod import_rejudges;
mod judging;
mod keys;
mod links;
mod lists;
mod lost;
mod merging;
mod new_city;
mod null_character;
mod order;
mod phone;
mod postgres;
mod pull;
mod pull_limit;
mod push;
mod push_aside;
mod refresh;
mod resolving;
mod restored;
mod returned;
mod revoking;
mod roles;
mod sealed;
mod session;
mod sight;
mod store;
mod throttle;
mod trail;
mod unbound;
mod unknown;
mod unled;
mod unreadable;
mod verify;
mod withdrawing;
mod world;
