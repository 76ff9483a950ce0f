//! What is answered where a use case refuses or fails: each of its errors, and the problem that says so.

use crate::access::audience::Forbidden;
use crate::desk::ActProblem;
use crate::directory::qr::QrError;
use crate::enrolment::enrol::EnrolError;
use crate::faults::{Defence, enabled};
use crate::http::kit::problem::Problem;
use crate::http::kit::problems::{self, Kind};
use crate::intake::arrival::PushError;
use crate::intake::sealed_file::SealedError;
use crate::pull::cursor::CursorError;
use crate::pull::page::PullError;
use crate::quarantine::obstacle::Obstacle;
use crate::store::StoreError;

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Self::from(problems::BUSY).after(2),
            StoreError::Closed => Self::from(problems::BUSY).after(10),
            error => {
                // SQLite's words name tables and columns, never values.
                tracing::error!(error = %error, "the database failed");
                let for_now = error.is_disk_full() || matches!(error, StoreError::NotCommitted(_));
                if for_now && enabled(Defence::NoRoomForNow) {
                    Self::from(problems::DISK_FULL).after(60)
                } else {
                    problems::FAILED.into()
                }
            }
        }
    }
}

impl From<Forbidden> for Problem {
    fn from(_: Forbidden) -> Self {
        problems::FORBIDDEN.into()
    }
}

impl From<Obstacle> for Problem {
    fn from(obstacle: Obstacle) -> Self {
        let (zh, en) = obstacle.sentence();
        let slug = obstacle.slug();
        Self::from(Kind {
            slug,
            status: 409,
            zh,
            en,
        })
    }
}

impl From<ActProblem> for Problem {
    fn from(error: ActProblem) -> Self {
        let why = error.to_string();
        match error {
            ActProblem::Forbidden(error) => error.into(),
            ActProblem::NotFound => problems::NOT_FOUND.into(),
            ActProblem::WithdrawnAlready => problems::WITHDRAWN_ALREADY.into(),
            ActProblem::Obstacle(obstacle) => obstacle.into(),
            ActProblem::ResolvedAlready => problems::RESOLVED_ALREADY.into(),
            ActProblem::NotACode(_) => Self::from(problems::NOT_A_CODE).because(why),
            ActProblem::OurForm => problems::OUR_FORM.into(),
            ActProblem::BoundElsewhere => problems::BOUND_ELSEWHERE.into(),
            ActProblem::MergeIntoItself => problems::MERGE_INTO_ITSELF.into(),
            ActProblem::MergedAlready(_) => Self::from(problems::MERGED_ALREADY).because(why),
            ActProblem::MergeIntoMerged(_) => Self::from(problems::MERGE_INTO_MERGED).because(why),
            ActProblem::MergerNotYet => {
                Self::from(problems::MALFORMED).because(format!("/since: {why}"))
            }
            ActProblem::Keys(error) => {
                tracing::error!(%error, "a revocation could not be noted beside the keys");
                problems::FAILED.into()
            }
            ActProblem::Seal(error) => failed(&error),
            ActProblem::Store(error) => error.into(),
        }
    }
}

impl From<PushError> for Problem {
    fn from(error: PushError) -> Self {
        match error {
            PushError::TooMany => problems::TOO_LARGE.into(),
            PushError::Unproven(seconds) => Self::from(problems::TOO_MUCH_UNPROVEN).after(seconds),
            PushError::Reserve => Self::from(problems::DISK_FULL).after(600),
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
            EnrolError::TooManyToday => Self::from(problems::TOO_MANY_KEYS_TODAY).after(3_600),
            EnrolError::TooManyKeys => problems::TOO_MANY_KEYS.into(),
            EnrolError::NotAnOfficer => problems::FORBIDDEN.into(),
            EnrolError::Store(error) => error.into(),
            EnrolError::Seal(error) => failed(&error),
        }
    }
}

impl From<SealedError> for Problem {
    fn from(error: SealedError) -> Self {
        match error {
            SealedError::TooLarge | SealedError::TooMany => {
                Self::from(problems::SEALED_TOO_LARGE).because(error.to_string())
            }
            SealedError::Unreadable(error) => {
                tracing::error!(%error, "an upload could not be read back");
                problems::FAILED.into()
            }
            SealedError::NotOurs(..) | SealedError::Newer(_) => {
                Self::from(problems::NOT_SEALED).because(error.to_string())
            }
            SealedError::Push(error) => error.into(),
            SealedError::Store(error) => error.into(),
        }
    }
}

impl From<QrError> for Problem {
    fn from(error: QrError) -> Self {
        tracing::error!(%error, "a QR code could not be drawn");
        problems::FAILED.into()
    }
}

fn failed(error: &dyn std::error::Error) -> Problem {
    tracing::error!(%error, "sealing failed");
    problems::FAILED.into()
}
