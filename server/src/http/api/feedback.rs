//! Every person can tell us something from any page.

use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, post};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::state::AppState;
use crate::store::access::feedback;
use crate::wire::auth::FeedbackRequest;
use crate::wire::problem::ProblemDetails as Wire;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(post_feedback);
}

/// A route's name; nothing longer is one.
const LONGEST_PAGE: usize = 200;
/// Two printed pages.
const LONGEST_TEXT: usize = 4_000;

/// Say something about a page.
#[utoipa::path(tag = "feedback", security(("access_token" = [])), request_body = FeedbackRequest, responses(
    (status = 204),
    (status = 400, body = Wire),
    (status = 401, body = Wire),
))]
#[post("/api/v1/feedback")]
async fn post_feedback(
    state: Data<AppState>,
    caller: Caller,
    said: Json<FeedbackRequest>,
) -> Result<HttpResponse, Problem> {
    let FeedbackRequest { page, text } = said.into_inner();
    let text = text.trim().to_owned();
    if text.is_empty() || text.chars().count() > LONGEST_TEXT {
        return Err(Problem::from(problems::MALFORMED).because("text: 1 to 4,000 characters"));
    }
    if page.chars().count() > LONGEST_PAGE {
        return Err(Problem::from(problems::MALFORMED).because("page: at most 200 characters"));
    }
    let (id, at, person) = (state.clock.new_id(), state.clock.now(), caller.person());
    let added = state
        .store
        .write(move |db| feedback::add(db, id, at, person, &page, &text));
    added.await?;
    Ok(HttpResponse::NoContent().finish())
}
