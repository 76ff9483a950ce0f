//! Several records that were set aside are refused at once.

use actix_web::post;
use actix_web::web::{Data, Json};

use crate::desk;
use crate::desk::acts::decide_quarantined::DecideQuarantined;
use crate::desk::{ActProblem, DeskAct};
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::{format, problems};
use crate::record::jws::read_hash;
use crate::state::AppState;
use crate::wire::quarantine::{RefuseAnswer, RefuseRequest};
use crate::wire::texts::MAX_REFUSED_AT_ONCE;

type Refuse = DecideQuarantined<false>;

/// They never count; their bytes are kept. What was decided meanwhile, or is only held, is left, and named. For the
/// supervisor.
#[utoipa::path(tag = "aside", request_body = RefuseRequest, responses(
    (status = 200, body = RefuseAnswer), (status = 403),
))]
#[post("/api/v1/aside/refuse")]
pub(crate) async fn refuse_several(
    state: Data<AppState>,
    caller: Caller,
    asked: Json<RefuseRequest>,
) -> Result<Json<RefuseAnswer>, Problem> {
    caller.audience(Refuse::ROLES)?;
    let RefuseRequest { hashes, reason } = asked.into_inner();
    let reason = format::reason(&reason)?;
    if hashes.is_empty() || hashes.len() > MAX_REFUSED_AT_ONCE {
        let said = format!("/hashes: 1 to {MAX_REFUSED_AT_ONCE}");
        return Err(Problem::from(problems::MALFORMED).because(said));
    }
    let mut answer = RefuseAnswer {
        refused: 0,
        left: Vec::new(),
    };
    for text in hashes {
        let Some(hash) = read_hash(&text) else {
            answer.left.push(text);
            continue;
        };
        let act = Refuse {
            hash,
            reason: reason.clone(),
        };
        let (services, who) = (state.services(), caller.who.clone());
        let done = state
            .store
            .write(move |tx| desk::perform(tx, &services, &who, act));
        match done.await {
            Ok(()) => answer.refused += 1,
            Err(ActProblem::NotFound | ActProblem::Obstacle(_)) => answer.left.push(text),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Json(answer))
}
