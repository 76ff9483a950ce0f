//! Enterprises with their premises and codes: looked up by whoever may see them.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpResponse, get, post};
use ruqi_rules::Instant;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::desk::acts::merge_enterprises::MergeEnterprises;
use crate::directory::enterprises::{self, Found};
use crate::http::kit::caller::Caller;
use crate::http::kit::format::instant;
use crate::http::kit::problem::Problem;
use crate::http::kit::{desk_act, format, problems};
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::directory::code::Code;
use crate::store::directory::enterprise::EnterpriseScope;
use crate::wire::desk::MergeRequest;
use crate::wire::directory::{CodeView, EnterpriseList, EnterpriseView, PremisesView};
use crate::wire::problem::Problem as Wire;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(list).service(look_up).service(merge);
}

#[derive(Debug, Deserialize, IntoParams)]
struct Asked {
    /// Part of the name, or the beginning of the pinyin initials or of the credit code; without it, the first by name.
    #[serde(default)]
    q: String,
}

/// Those in the caller's scope that the text finds, at most 50.
#[utoipa::path(tag = "directory", params(Asked), responses(
    (status = 200, body = EnterpriseList),
    (status = 401, body = Wire),
))]
#[get("/api/v1/enterprises")]
async fn list(
    state: Data<AppState>,
    caller: Caller,
    asked: Query<Asked>,
) -> Result<Json<EnterpriseList>, Problem> {
    let (held, text) = (caller.who.held, asked.into_inner().q);
    let found = state.store.read(move |c| {
        let scope = EnterpriseScope::of(c, &held)?;
        let found = enterprises::search(c, &scope, &text)?;
        Ok::<_, StoreError>(found.into_iter().map(|one| view(one, &scope)).collect())
    });
    Ok(Json(EnterpriseList {
        items: found.await?,
    }))
}

/// One of them.
#[utoipa::path(tag = "directory", params(("id" = String, Path)), responses(
    (status = 200, body = EnterpriseView),
    (status = 401, body = Wire),
    (status = 404, body = Wire),
))]
#[get("/api/v1/enterprises/{id}")]
async fn look_up(
    state: Data<AppState>,
    caller: Caller,
    id: Path<Uuid>,
) -> Result<Json<EnterpriseView>, Problem> {
    let (held, id) = (caller.who.held, id.into_inner());
    let found = state.store.read(move |c| {
        let scope = EnterpriseScope::of(c, &held)?;
        let found = enterprises::one(c, &scope, id)?;
        Ok::<_, StoreError>(found.map(|one| view(one, &scope)))
    });
    let found = found.await?;
    found
        .map(Json)
        .ok_or_else(|| Problem::from(problems::NOT_FOUND))
}

/// Two enterprises are one: history, premises, codes, plan items and filings follow the one that survives. For
/// administrators.
#[utoipa::path(tag = "directory", params(("id" = String, Path)), request_body = MergeRequest, responses(
    (status = 204),
    (status = 400, body = Wire), (status = 401, body = Wire), (status = 403, body = Wire),
    (status = 404, body = Wire), (status = 409, body = Wire), (status = 503, body = Wire),
))]
#[post("/api/v1/enterprises/{id}/merge")]
async fn merge(
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
            from: id.into_inner(),
            into: Uuid::try_parse(&asked.into)
                .map_err(|_| malformed("/into: is no UUID".into()))?,
            since: since.map_or_else(|| state.clock.now(), Instant::millis),
            reason: format::reason(&asked.reason)?,
        })
    };
    desk_act::perform(&state, &caller, ask).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn view(found: Found, scope: &EnterpriseScope) -> EnterpriseView {
    let Found {
        enterprise,
        credit_code,
        premises,
        merged_into,
    } = found;
    // Who has a code's text can register at its door without having been there: phones and desks get fingerprints.
    let with_text = scope.manages(enterprise.id);
    EnterpriseView {
        id: enterprise.id.to_string(),
        name: enterprise.name,
        credit_code,
        state: enterprise.state.as_str().to_owned(),
        region: enterprise.region,
        premises: premises
            .into_iter()
            .map(|(place, codes)| PremisesView {
                id: place.id.to_string(),
                address: place.address,
                region: place.region,
                codes: codes
                    .iter()
                    .map(|code| code_view(code, with_text))
                    .collect(),
            })
            .collect(),
        merged_into: merged_into.map(|id| id.to_string()),
    }
}

/// A code as it crosses HTTP.
pub(crate) fn code_view(code: &Code, with_text: bool) -> CodeView {
    CodeView {
        fingerprint: hex::encode(code.fingerprint),
        kind: code.kind.as_str().to_owned(),
        text: with_text.then(|| code.text.clone()),
        // A code that was resolved without a date binds from ever.
        since: (code.since > 0).then(|| instant(code.since)),
        until: code.until.map(instant),
    }
}
