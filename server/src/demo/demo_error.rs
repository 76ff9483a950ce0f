//! Says why a demonstration cannot be made.

use ruqi_rules::PackError;

use crate::demo::phone::PhoneError;
use crate::directory::import::ImportError;
use crate::enrolment::enrol::EnrolError;
use crate::intake::arrival::PushError;
use crate::passwords::PasswordError;
use crate::setup::installation::InstallError;
use crate::store::StoreError;

/// Why the demo was not made.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    #[error(transparent)]
    Install(#[from] InstallError),
    #[error("demo data: {0}")]
    Import(#[from] ImportError),
    #[error("demo data: {0}")]
    Store(#[from] StoreError),
    #[error("demo data: {0}")]
    Pack(#[from] PackError),
    #[error("demo data: {0}")]
    Password(#[from] PasswordError),
    #[error(transparent)]
    Phone(#[from] PhoneError),
    #[error("demo data: enrolling a phone: {0}")]
    Enrol(#[from] EnrolError),
    #[error("demo data: {0}")]
    Push(#[from] PushError),
    #[error("demo data: the server did not take an event: {0}")]
    NotTaken(String),
}
