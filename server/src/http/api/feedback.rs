//! Every person can tell us something from any page.

use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, post};
use ruqi_rules::Instant;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::invisible_sign;
use crate::state::AppState;
use crate::store::access::feedback::{self, Feedback};
use crate::store::{StoreError, Tx};
use crate::wire::auth::FeedbackRequest;
use crate::wire::texts::{MAX_FEEDBACK_CHARACTERS, MAX_PAGE_NAME_CHARACTERS};

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(post_feedback);
}

/// Nobody has more to tell in a day: who sends more is a program.
const MAX_FEEDBACK_PER_DAY: u32 = 50;
/// A phone that was told to wait asks again so much later, seconds.
const RETRY_AFTER: u32 = 3_600;

/// Say something about a page. Under an `id` that came before nothing is added.
#[utoipa::path(tag = "feedback", request_body = FeedbackRequest, responses((status = 204), (status = 429)))]
#[post("/api/v1/feedback")]
async fn post_feedback(
    state: Data<AppState>,
    caller: Caller,
    said: Json<FeedbackRequest>,
) -> Result<HttpResponse, Problem> {
    let FeedbackRequest { id, page, text } = said.into_inner();
    let text = invisible_sign::note(&text)
        .map_err(|error| Problem::from(problems::MALFORMED).because(format!("text: {error}")))?;
    if text.is_empty() || text.chars().count() > MAX_FEEDBACK_CHARACTERS {
        return Err(Problem::from(problems::MALFORMED).because("text: 1 to 4,000 characters"));
    }
    if page.chars().count() > MAX_PAGE_NAME_CHARACTERS {
        return Err(Problem::from(problems::MALFORMED).because("page: at most 200 characters"));
    }
    let new = Feedback {
        id: id.unwrap_or_else(|| state.clock.new_id()),
        at: state.clock.now(),
        person: caller.person(),
        page,
        text,
    };
    if state.store.write(move |tx| receive(tx, &new)).await? {
        Ok(HttpResponse::NoContent().finish())
    } else {
        Err(Problem::from(problems::TOO_MUCH_FEEDBACK).after(RETRY_AFTER))
    }
}

/// Keeps feedback once, however often it comes. False: its person sent too much today.
fn receive(tx: &Tx, new: &Feedback) -> Result<bool, StoreError> {
    if feedback::exists(tx, new.id)? {
        return Ok(true);
    }
    let today = feedback::count_since(tx, new.person, new.at - Instant::DAY)?;
    if today >= MAX_FEEDBACK_PER_DAY {
        return Ok(false);
    }
    feedback::insert(tx, new).map(|()| true)
}
