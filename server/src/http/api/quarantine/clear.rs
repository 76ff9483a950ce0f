//! A supervisor clears what strangers brought, all at once.

use actix_web::post;
use actix_web::web::{Data, Json};

use crate::http::kit::caller::Caller;
use crate::http::kit::format;
use crate::http::kit::problem::Problem;
use crate::quarantine::clear_unproven;
use crate::state::AppState;
use crate::store::access::memberships::RoleWord;
use crate::wire::quarantine::{ClearAnswer, DecideRequest};

/// Removes all records in sight that strangers brought and no known key signed. For the supervisor.
#[utoipa::path(tag = "aside", request_body = DecideRequest, responses(
    (status = 200, body = ClearAnswer), (status = 403),
))]
#[post("/api/v1/aside/unproven/clear")]
pub(crate) async fn post_clear(
    state: Data<AppState>,
    caller: Caller,
    asked: Json<DecideRequest>,
) -> Result<Json<ClearAnswer>, Problem> {
    let scope = caller.audience(&[RoleWord::Supervisor])?.registrations()?;
    let reason = format::reason(&asked.reason)?;
    let services = state.services();
    let cleared = clear_unproven::clear(&services, caller.person(), scope, reason).await?;
    Ok(Json(ClearAnswer {
        cleared: u64::try_from(cleared).unwrap_or(u64::MAX),
    }))
}
