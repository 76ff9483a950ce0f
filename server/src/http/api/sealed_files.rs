//! Sealed records brought as a file: from a phone that is given up, or that never came to the network.

use actix_web::post;
use actix_web::web::{Data, Json, Payload};
use tokio::sync::Semaphore;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::upload::Upload;
use crate::intake::arrival::Source;
use crate::intake::sealed_file::{self, SealedError};
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::access::memberships::RoleWord;
use crate::wire::sealed_file::SealedFile;
use crate::wire::sync::PushResponse;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(post_sealed);
}

/// Who brings a file: whoever answers for the phone that it is of.
const BRINGERS: &[RoleWord] = &[
    RoleWord::Manager,
    RoleWord::Supervisor,
    RoleWord::Administrator,
];
/// Files that are read and taken in at once: each may be 64 MiB of memory, and phones push beside them.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Takes a file of sealed records in, as a push does: for the organ's manager, supervisors and administrators. Taking
/// it twice changes nothing.
#[utoipa::path(tag = "sync", request_body = SealedFile, responses(
    (status = 200, body = PushResponse), (status = 403), (status = 413), (status = 422),
))]
#[post("/api/v1/sealed")]
async fn post_sealed(
    state: Data<AppState>,
    caller: Caller,
    body: Payload,
) -> Result<Json<PushResponse>, Problem> {
    caller.audience(BRINGERS)?;
    let (services, by) = (state.services(), caller.person());
    let body = Upload::receive(body, sealed_file::BYTES, by, &state.config.data).await?;
    let turn = AT_ONCE.acquire().await.map_err(|_| StoreError::Closed)?;
    let arrival = state.arrival(Source::Desk(by));
    let taken = tokio::task::spawn_blocking(move || {
        let body = body.read().map_err(SealedError::Unreadable)?;
        let file = sealed_file::read(&body)?;
        let taken = sealed_file::import(&services, &arrival, file, Some(by));
        // Not before: an asker who went away leaves the work, and its memory, here.
        drop(turn);
        taken
    });
    let taken = taken.await.map_err(|_| StoreError::Closed)?;
    Ok(Json(taken?))
}
