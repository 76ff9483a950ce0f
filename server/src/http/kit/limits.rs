//! What a request may be: how large, how long, of which form. And what is said to the ones that are not.

use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{ResourceDef, ServiceRequest, ServiceResponse};
use actix_web::error::{JsonPayloadError, PathError, QueryPayloadError};
use actix_web::http::Method;
use actix_web::middleware::Next;
use actix_web::web::{Bytes, Data, JsonConfig, PathConfig, Payload, PayloadConfig, QueryConfig};
use actix_web::{Error, HttpRequest};
use utoipa::openapi::OpenApi;

use crate::config::Config;
use crate::faults;
use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::state::AppState;

/// Forty times the largest form of any screen. Push and imports set their own.
pub(crate) const JSON_BYTES: usize = 64 * 1_024;

/// JSON bodies of at most `bytes`, with problems that name the place of an error.
pub(crate) fn json(bytes: usize) -> JsonConfig {
    JsonConfig::default()
        .limit(faults::body_limit(bytes))
        .error_handler(|error, _| json_problem(&error).into())
}

pub(crate) fn payload() -> PayloadConfig {
    PayloadConfig::new(JSON_BYTES)
}

pub(crate) fn path() -> PathConfig {
    PathConfig::default().error_handler(|error, _| path_problem(&error).into())
}

pub(crate) fn query() -> QueryConfig {
    QueryConfig::default().error_handler(|error, _| query_problem(&error).into())
}

/// Reads a body of another kind than JSON, or one whose bytes are wanted, up to `bytes`.
///
/// # Errors
/// 413 beyond that; 400 where the body breaks off.
pub async fn body(payload: Payload, bytes: usize) -> Result<Bytes, Problem> {
    match payload.to_bytes_limited(bytes).await {
        Ok(Ok(body)) => Ok(body),
        Ok(Err(_)) => Err(Problem::from(problems::MALFORMED).because("the body broke off")),
        Err(_) => Err(problems::TOO_LARGE.into()),
    }
}

fn json_problem(error: &JsonPayloadError) -> Problem {
    match error {
        JsonPayloadError::Overflow { .. } | JsonPayloadError::OverflowKnownLength { .. } => {
            problems::TOO_LARGE.into()
        }
        JsonPayloadError::ContentType => problems::MEDIA_TYPE.into(),
        // serde names the field or the token, the line and the column; a value is quoted by its kind only.
        JsonPayloadError::Deserialize(error) => {
            Problem::from(problems::MALFORMED).because(place(error))
        }
        _ => problems::MALFORMED.into(),
    }
}

/// Where and what kind, without the text that was sent: it may be a password.
fn place(error: &serde_json::Error) -> String {
    let kind = match error.classify() {
        serde_json::error::Category::Data => "a field is missing or of another type",
        serde_json::error::Category::Eof => "the text ends too early",
        serde_json::error::Category::Syntax | serde_json::error::Category::Io => "not JSON",
    };
    format!("line {}, column {}: {kind}", error.line(), error.column())
}

fn path_problem(_: &PathError) -> Problem {
    problems::NOT_FOUND.into()
}

fn query_problem(_: &QueryPayloadError) -> Problem {
    Problem::from(problems::MALFORMED).because("query: a parameter is missing or of another type")
}

/// Ends what takes too long. A write that was queued is still done: asking again does no harm.
pub(crate) async fn in_time<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let own = request.app_data::<Data<AppState>>();
    let seconds = own.map_or_else(
        || Config::default().request_seconds,
        |state| state.config.request_seconds,
    );
    let within = faults::in_time(Duration::from_secs(seconds.into()));
    match tokio::time::timeout(within, next.call(request)).await {
        Ok(answer) => answer,
        Err(_) => Err(Problem::from(problems::TIMEOUT).after(5).into()),
    }
}

/// The addresses of the API with their methods, to tell an unknown address from a method that it does not take.
#[derive(Clone)]
pub(crate) struct Known(std::sync::Arc<Vec<(ResourceDef, Vec<Method>)>>);

impl Known {
    pub(crate) fn from(document: &OpenApi) -> Self {
        let methods = |item: &utoipa::openapi::PathItem| {
            [
                (Method::GET, item.get.is_some()),
                (Method::HEAD, item.get.is_some()),
                (Method::POST, item.post.is_some()),
                (Method::PUT, item.put.is_some()),
                (Method::PATCH, item.patch.is_some()),
                (Method::DELETE, item.delete.is_some()),
            ]
            .into_iter()
            .filter_map(|(method, there)| there.then_some(method))
            .collect()
        };
        let paths = document.paths.paths.iter();
        Self(std::sync::Arc::new(
            paths
                .map(|(path, item)| (ResourceDef::new(path.as_str()), methods(item)))
                .collect(),
        ))
    }

    /// 405 with `Allow` for a known address, else 404.
    pub(crate) fn refuse(&self, request: &HttpRequest) -> Problem {
        let found = self
            .0
            .iter()
            .find(|(path, _)| path.is_match(request.path()));
        match found {
            None => problems::NOT_FOUND.into(),
            Some((_, methods)) => {
                let names: Vec<&str> = methods.iter().map(Method::as_str).collect();
                Problem::from(problems::METHOD_NOT_ALLOWED).allowing(names.join(", "))
            }
        }
    }
}
