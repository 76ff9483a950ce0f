//! The server of Ruqi (入企), one binary: `ruqi`.
//!
//! `http` asks use cases, use cases ask `store` and the rules; nothing points the other way.

pub mod access;
pub mod backup;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod desk;
pub mod directory;
pub(crate) mod disk;
pub mod enrolment;
pub mod faults;
pub mod folder_lock;
pub(crate) mod guess_limits;
pub mod http;
pub mod intake;
pub mod invisible_sign;
pub mod jobs;
pub mod keys;
pub mod network_address;
pub mod passwords;
pub mod private_files;
pub mod pull;
pub mod quarantine;
pub mod record;
pub mod registration;
pub mod retention;
pub mod services;
pub mod setup;
pub mod state;
pub mod store;
pub(crate) mod text_limits;
pub mod throttle;
pub mod verify;
pub mod wire;
