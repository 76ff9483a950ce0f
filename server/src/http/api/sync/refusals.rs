//! What is answered when enrolling, pushing or pulling fails.

use crate::enrolment::enrol::EnrolError;
use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::intake::arrival::PushError;
use crate::pull::cursor::CursorError;
use crate::pull::page::PullError;

impl From<PushError> for Problem {
    fn from(error: PushError) -> Self {
        match error {
            PushError::TooMany => problems::TOO_LARGE.into(),
            PushError::Store(error) => error.into(),
            PushError::Seal(error) => failed(&error),
        }
    }
}

impl From<PullError> for Problem {
    fn from(error: PullError) -> Self {
        match error {
            PullError::Cursor(CursorError::Unknown) => problems::UNKNOWN_CURSOR.into(),
            PullError::Cursor(CursorError::BeginAgain) => problems::BEGIN_AGAIN.into(),
            PullError::Store(error) => error.into(),
        }
    }
}

impl From<EnrolError> for Problem {
    fn from(error: EnrolError) -> Self {
        match error {
            EnrolError::Malformed(_) | EnrolError::NotProven => {
                Self::from(problems::NOT_ENROLLED).because(error.to_string())
            }
            EnrolError::AnothersKey => problems::ANOTHERS_KEY.into(),
            EnrolError::Revoked => problems::KEY_REVOKED.into(),
            EnrolError::NotAnOfficer => problems::FORBIDDEN.into(),
            EnrolError::Store(error) => error.into(),
            EnrolError::Seal(error) => failed(&error),
        }
    }
}

fn failed(error: &dyn std::error::Error) -> Problem {
    tracing::error!(%error, "sealing failed");
    problems::FAILED.into()
}
