//! Errors as problem details (RFC 9457). The catalogue of all of them is `problems.rs`.

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};

use crate::http::kit::problems::Kind;
use crate::wire::problem::{ProblemDetails as Wire, Words};

/// What every error answer is of.
pub(crate) const MEDIA_TYPE: &str = "application/problem+json";

/// An error answer. Handlers return `Result<_, Problem>`; `problems::NOT_FOUND.into()` makes one.
#[derive(Debug, Clone)]
pub struct Problem {
    kind: Kind,
    detail: Option<String>,
    retry_after: Option<u32>,
    allow: Option<String>,
}

impl Problem {
    /// Adds the place and the fact, for whoever mends it: never a name, a code or a token.
    #[must_use]
    pub fn because(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Adds `Retry-After`, in seconds.
    #[must_use]
    pub const fn after(mut self, seconds: u32) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// Adds `Allow`.
    #[must_use]
    pub fn allowing(mut self, methods: String) -> Self {
        self.allow = Some(methods);
        self
    }

    /// The catalogue's entry.
    pub const fn kind(&self) -> Kind {
        self.kind
    }
}

impl From<Kind> for Problem {
    fn from(kind: Kind) -> Self {
        Self {
            kind,
            detail: None,
            retry_after: None,
            allow: None,
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.kind.slug, self.kind.en)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.kind.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        let mut answer = HttpResponse::build(self.status_code());
        if let Some(seconds) = self.retry_after {
            answer.insert_header((RETRY_AFTER, seconds));
        }
        if let Some(methods) = &self.allow {
            answer.insert_header((ALLOW, methods.as_str()));
        }
        let body = Wire {
            r#type: format!("/problems/{}", self.kind.slug),
            status: self.kind.status,
            title: Words {
                zh: self.kind.zh.into(),
                en: self.kind.en.into(),
            },
            detail: self.detail.clone(),
        };
        answer
            .content_type(MEDIA_TYPE)
            // Texts and numbers: they serialise.
            .body(serde_json::to_string(&body).unwrap_or_default())
    }
}
