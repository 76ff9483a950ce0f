//! Documents what each operation of the API answers where it refuses, and who may call it: one rule for all of them. An
//! endpoint says only what its form does not: `(status = 409)`, and `security(())` where it is for everybody.

use actix_web::http::StatusCode;
use utoipa::openapi::path::{Operation, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{
    ContentBuilder, Header, OpenApi, PathItem, Ref, RefOr, Response, ResponseBuilder,
};

use crate::http::kit::problem;

/// The security scheme of whoever is signed in.
pub(crate) const ACCESS_TOKEN: &str = "access_token";
/// The schema of every refusal's body.
const PROBLEM: &str = "Problem";

/// Completes each operation of the document.
pub(crate) fn document_refusals(document: &mut OpenApi) {
    for item in document.paths.paths.values_mut() {
        operations(item).for_each(complete);
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let all = [
        &mut item.get,
        &mut item.put,
        &mut item.post,
        &mut item.delete,
        &mut item.patch,
    ];
    all.into_iter().filter_map(Option::as_mut)
}

fn complete(operation: &mut Operation) {
    let token = || SecurityRequirement::new(ACCESS_TOKEN, [""; 0]);
    let security = operation.security.get_or_insert_with(|| vec![token()]);
    let is_for_everybody = security
        .iter()
        .all(|one| *one == SecurityRequirement::default());
    for (status, answer) in &mut operation.responses.responses {
        if let RefOr::T(answer) = answer
            && answer.description.is_empty()
        {
            answer.description = words(status);
        }
    }
    let mut statuses = by_form(operation, is_for_everybody);
    for status in operation.responses.responses.keys() {
        statuses.extend(status.parse::<u16>().ok().filter(|status| *status >= 400));
    }
    for status in statuses {
        let refusal = RefOr::T(refusal(status));
        let responses = &mut operation.responses.responses;
        responses.insert(status.to_string(), refusal);
    }
}

/// What follows from the form of an operation.
fn by_form(operation: &Operation, is_for_everybody: bool) -> Vec<u16> {
    // A database that is busy or broken, a request that takes too long.
    let mut statuses = vec![500, 503];
    if !is_for_everybody {
        statuses.push(401);
    }
    for parameter in operation.parameters.iter().flatten() {
        match parameter {
            RefOr::T(parameter) => match parameter.parameter_in {
                ParameterIn::Path => statuses.push(404),
                ParameterIn::Query | ParameterIn::QueryString => statuses.push(400),
                // A header that cannot be read is none.
                ParameterIn::Header | ParameterIn::Cookie => {}
            },
            RefOr::Ref(_) => {}
        }
    }
    // Who says its own bound receives the body by itself, of whatever media type.
    if operation.request_body.is_some() {
        let own_bound = operation.responses.responses.contains_key("413");
        statuses.extend(if own_bound {
            &[400][..]
        } else {
            &[400, 413, 415]
        });
    }
    statuses
}

fn refusal(status: u16) -> Response {
    let body = ContentBuilder::new().schema(Some(Ref::from_schema_name(PROBLEM)));
    let response = ResponseBuilder::new()
        .description(words(&status.to_string()))
        .content(problem::MEDIA_TYPE, body.build());
    let seconds = || {
        let whole = ObjectBuilder::new().schema_type(SchemaType::new(Type::Integer));
        Header::new(whole.minimum(Some(0)).build())
    };
    match status {
        429 | 503 => response.header("Retry-After", seconds()).build(),
        _ => response.build(),
    }
}

/// What a status is called.
fn words(status: &str) -> String {
    let code = status.parse::<StatusCode>().ok();
    let words = code.and_then(|code| code.canonical_reason());
    words.unwrap_or_default().to_owned()
}
