//! A person's own account: the password, and where one is signed in.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpRequest, HttpResponse, get, post};
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::access::own_sessions::SessionOwner;
use crate::http::kit::caller::Caller;
use crate::http::kit::own_page::OwnPage;
use crate::http::kit::peer_address::peer_address;
use crate::http::kit::problem::Problem;
use crate::http::kit::{cookie, format, problems};
use crate::state::AppState;
use crate::store::access::open_sessions::{self, OpenSession};
use crate::wire::account::{PasswordChangeRequest, SessionList, SessionView};
use crate::wire::texts::IdText;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(post_password)
        .service(get_sessions)
        .service(post_sessions_end)
        .service(post_session_end);
}

/// More than these nobody looks through; all are ended at once.
const MAX_SHOWN: u32 = 100;

const fn own(caller: &Caller) -> SessionOwner {
    SessionOwner {
        person: caller.person(),
        session: caller.session,
    }
}

/// Change one's own password; other sessions end.
#[utoipa::path(tag = "session", request_body = PasswordChangeRequest, responses(
    (status = 204), (status = 422), (status = 429),
))]
#[post("/api/v1/me/password")]
async fn post_password(
    state: Data<AppState>,
    caller: Caller,
    asked: Json<PasswordChangeRequest>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let address = peer_address(&state, &request);
    let PasswordChangeRequest { present, new } = asked.into_inner();
    own(&caller)
        .change_password(&state, &present, &new, address)
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Where one is signed in.
#[utoipa::path(tag = "session", responses((status = 200, body = SessionList)))]
#[get("/api/v1/me/sessions")]
async fn get_sessions(state: Data<AppState>, caller: Caller) -> Result<Json<SessionList>, Problem> {
    let (person, now) = (caller.person(), state.clock.real_now());
    let open = state
        .store
        .read(move |db| open_sessions::list(db, person, now, MAX_SHOWN));
    let items = open.await?.into_iter();
    let items = items.map(|session| view(session, caller.session)).collect();
    Ok(Json(SessionList { items }))
}

/// End one of one's own sessions at once.
#[utoipa::path(tag = "session", params(("id" = inline(IdText), Path)), responses((status = 204)))]
#[post("/api/v1/me/sessions/{id}/end")]
async fn post_session_end(
    state: Data<AppState>,
    caller: Caller,
    session: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    if own(&caller).end(&state, session.into_inner()).await? {
        Ok(HttpResponse::NoContent().finish())
    } else {
        Err(problems::NOT_FOUND.into())
    }
}

/// Sign out everywhere, here too.
#[utoipa::path(tag = "session", responses((status = 204), (status = 403)))]
#[post("/api/v1/me/sessions/end")]
async fn post_sessions_end(
    state: Data<AppState>,
    _: OwnPage,
    caller: Caller,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    own(&caller).end_all(&state).await?;
    let mut answer = HttpResponse::NoContent().finish();
    cookie::take_back(&mut answer, &state, &request);
    Ok(answer)
}

fn view(session: OpenSession, current: Uuid) -> SessionView {
    SessionView {
        id: session.id.to_string(),
        device: session.device.filter(|device| !device.is_empty()),
        since: format::instant(session.made_at),
        last_used: format::instant(session.used_at),
        current: session.id == current,
    }
}
