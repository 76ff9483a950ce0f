//! An enterprise is merged into another.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, post};
use ruqi_rules::Instant;
use uuid::Uuid;

use crate::desk::acts::merge_enterprises::MergeEnterprises;
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::{desk_act, format, problems};
use crate::state::AppState;
use crate::wire::desk::MergeRequest;
use crate::wire::texts::IdText;

/// Two enterprises are one: history, premises, codes, plan items and filings follow the one that survives. For
/// administrators.
#[utoipa::path(tag = "directory", params(("id" = inline(IdText), Path)), request_body = MergeRequest, responses(
    (status = 204), (status = 403), (status = 409),
))]
#[post("/api/v1/enterprises/{id}/merge")]
pub(crate) async fn merge(
    state: Data<AppState>,
    caller: Caller,
    id: Path<Uuid>,
    asked: Json<MergeRequest>,
) -> Result<HttpResponse, Problem> {
    let ask = || {
        let malformed = |place| Problem::from(problems::MALFORMED).because(place);
        let since = asked.since.as_deref().map(Instant::parse).transpose();
        let since = since.map_err(|why| malformed(format!("/since: {why}")))?;
        Ok(MergeEnterprises {
            from: id.into_inner().into(),
            into: asked
                .into
                .parse()
                .map_err(|_| malformed("/into: is no UUID".into()))?,
            since: since.unwrap_or_else(|| state.clock.now()),
            reason: format::reason(&asked.reason)?,
        })
    };
    desk_act::perform(&state, &caller, ask).await?;
    Ok(HttpResponse::NoContent().finish())
}
