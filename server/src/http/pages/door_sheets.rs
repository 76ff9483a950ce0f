//! Sheets of door codes to print. The address of a sheet is a ticket, sealed and good for ten minutes, since a
//! browser's new window brings no access token.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ruqi_rules::Instant;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::desk::DeskAct;
use crate::desk::acts::make_door_code::MakeDoorCode;
use crate::directory::{door_codes, door_sheet, qr};
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::{format, problems};
use crate::http::pages::frame;
use crate::keys::Keys;
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::directory::enterprise_record::EnterpriseScope;
use crate::wire::directory::{PrintRequest, PrintResponse};
use crate::wire::texts::MAX_PRINTED_PREMISES;

const SHEET: &str = include_str!("sheet.html");
const CARD: &str = include_str!("card.html");
const STYLE: &str = include_str!("sheet.css");

/// Long enough to find the printer.
const GOOD_FOR_MS: i64 = 10 * 60 * 1_000;
const PURPOSE: &str = "print";

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(make).service(sheet);
}

/// Makes the address of a page with the door codes of these premises, to open in a new window and print.
#[utoipa::path(tag = "directory", request_body = PrintRequest, responses(
    (status = 200, body = PrintResponse), (status = 403), (status = 404),
))]
#[post("/api/v1/prints")]
async fn make(
    state: Data<AppState>,
    caller: Caller,
    asked: Json<PrintRequest>,
) -> Result<Json<PrintResponse>, Problem> {
    let ids = asked.into_inner().premises;
    if ids.is_empty() || ids.len() > MAX_PRINTED_PREMISES {
        return Err(Problem::from(problems::MALFORMED).because("premises: 1 to 60 ids"));
    }
    caller.audience(MakeDoorCode::ROLES)?;
    let (held, wanted) = (caller.who.held, ids.clone());
    let managed = state.store.read(move |db| {
        let scope = EnterpriseScope::of(db, &held)?;
        for id in wanted {
            if door_codes::managed_premises(db, &scope, id)?.is_none() {
                return Ok(false);
            }
        }
        Ok::<_, StoreError>(true)
    });
    if !managed.await? {
        return Err(problems::NOT_FOUND.into());
    }
    let until = state.clock.real_now() + GOOD_FOR_MS;
    Ok(Json(PrintResponse {
        url: format!("/print/{}", ticket(&state.keys, until, &ids)),
        expires_at: format::instant(until),
    }))
}

/// The page: one code fills it, more stand four to a sheet.
#[utoipa::path(tag = "directory", security(()), params(("ticket" = String, Path)), responses(
    (status = 200, content_type = "text/html", body = String),
))]
#[get("/print/{ticket}")]
async fn sheet(state: Data<AppState>, ticket: Path<String>) -> Result<HttpResponse, Problem> {
    let ids = read(&state.keys, state.clock.real_now(), &ticket)
        .ok_or_else(|| Problem::from(problems::PRINT_GONE))?;
    let labels = state.store.read(move |c| door_sheet::of(c, &ids)).await?;
    let mut cards = String::new();
    for label in &labels {
        let picture = qr::svg(&qr::address(state.config.origin(), &label.code))?;
        let texts = [
            ("length", length(&label.name)),
            ("name", label.name.as_str()),
            ("address", label.address.as_str()),
            ("id", label.printed.as_str()),
        ];
        cards.push_str(&frame::fill(CARD, &texts, &[("qr", &picture)]));
    }
    let layout = if labels.len() == 1 { "one" } else { "four" };
    let html = frame::fill(
        SHEET,
        &[("layout", layout)],
        &[("style", STYLE), ("cards", &cards)],
    );
    Ok(frame::answer(StatusCode::OK, STYLE, html))
}

/// How long a name is, which says how large it is printed: what stands below it on the card must not leave it.
fn length(name: &str) -> &'static str {
    match name.chars().count() {
        0..=20 => "short",
        21..=40 => "long",
        _ => "longest",
    }
}

/// The end of its time, the ids, and our seal over both.
fn ticket(keys: &Keys, until: Instant, ids: &[Uuid]) -> String {
    let mut bytes = until.millis().to_be_bytes().to_vec();
    ids.iter().for_each(|id| bytes.extend(id.as_bytes()));
    let tag = keys.mac(PURPOSE, &bytes);
    bytes.extend(tag);
    URL_SAFE_NO_PAD.encode(bytes)
}

fn read(keys: &Keys, now: Instant, ticket: &str) -> Option<Vec<Uuid>> {
    let bytes = URL_SAFE_NO_PAD.decode(ticket).ok()?;
    let (said, tag) = bytes.split_at_checked(bytes.len().checked_sub(32)?)?;
    if !keys.check_mac(PURPOSE, said, tag) {
        return None;
    }
    let (until, ids) = said.split_first_chunk::<8>()?;
    if Instant::from_millis(i64::from_be_bytes(*until)) < now {
        return None;
    }
    let (ids, _) = ids.as_chunks::<16>();
    Some(ids.iter().map(|id| Uuid::from_bytes(*id)).collect())
}
