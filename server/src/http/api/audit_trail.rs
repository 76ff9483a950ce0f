//! The audit trail is read.

use actix_web::get;
use actix_web::web::{Data, Json, Query};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::http::kit::caller::Caller;
use crate::http::kit::list::{listed, listed_by};
use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::record::jws::write_hash;
use crate::registration::view::organ::Views;
use crate::state::AppState;
use crate::store::access::audit::{self, AuditLine};
use crate::store::access::memberships::RoleWord;
use crate::store::ids::PersonId;
use crate::store::{Db, StoreError};
use crate::wire::audit::{AuditList, AuditView};
use crate::wire::texts::{ActText, IdText, MAX_ACT_CHARACTERS};

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(get_audit);
}

listed_by!(AuditList, n);

/// Lines to a page.
const LINES: u32 = 50;

#[derive(Debug, Deserialize, IntoParams)]
pub(crate) struct AuditQuery {
    /// Of the page before.
    #[param(pattern = "^[0-9]{1,18}$")]
    before: Option<String>,
    /// Only this act.
    #[param(value_type = Option<ActText>, inline)]
    act: Option<String>,
    /// Only what this person did, by id.
    #[param(value_type = Option<IdText>, inline)]
    actor: Option<String>,
}

/// The audit trail, latest first, 50 lines a page. For the administrator; reading it is a line, too.
#[utoipa::path(tag = "audit", params(AuditQuery), responses((status = 200, body = AuditList), (status = 403)))]
#[get("/api/v1/audit")]
pub(crate) async fn get_audit(
    state: Data<AppState>,
    caller: Caller,
    asked: Query<AuditQuery>,
) -> Result<Json<AuditList>, Problem> {
    let audience = caller.audience(&[RoleWord::Administrator])?;
    let AuditQuery { before, act, actor } = asked.into_inner();
    let malformed = |what: &str| Problem::from(problems::MALFORMED).because(what.to_owned());
    let before = match before {
        Some(text) => text
            .parse()
            .map_err(|_| malformed("before: not of an earlier page"))?,
        None => i64::MAX,
    };
    if act
        .as_ref()
        .is_some_and(|act| act.chars().count() > MAX_ACT_CHARACTERS)
    {
        return Err(malformed("act: no word of the trail"));
    }
    let actor: Option<PersonId> = actor
        .map(|id| id.parse().map_err(|_| malformed("actor: no id")))
        .transpose()?;
    let read = move |db: &Db| {
        let lines = audit::before(db, before, act.as_deref(), actor, LINES)?;
        let is_full = lines.len() >= usize::try_from(LINES).unwrap_or(usize::MAX);
        let mut views = Views::new(db);
        Ok(AuditList {
            before: lines
                .last()
                .filter(|_| is_full)
                .map(|line| line.n.to_string()),
            items: lines
                .into_iter()
                .map(|line| view(&mut views, line))
                .collect::<Result<_, _>>()?,
        })
    };
    listed(&state, &caller, &audience, "trail_read", read).await
}

fn view(views: &mut Views<'_>, line: AuditLine) -> Result<AuditView, StoreError> {
    let subject_name = match line.subject.as_deref().map(str::parse::<PersonId>) {
        Some(Ok(person)) => Some(views.officer(person)?.name).filter(|name| !name.is_empty()),
        Some(Err(_)) | None => None,
    };
    Ok(AuditView {
        n: line.n.to_string(),
        at: line.at.to_string(),
        act: line.act,
        actor: line.actor.map(|id| views.officer(id)).transpose()?,
        subject: line.subject,
        subject_name,
        // What this server wrote is JSON; what somebody altered is shown as it is.
        detail: line
            .detail
            .map(|text| serde_json::from_str(&text).unwrap_or(serde_json::Value::String(text))),
        hash: line.hash.as_ref().map(write_hash),
    })
}
