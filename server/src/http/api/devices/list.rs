//! The keys that were enrolled for a person.

use actix_web::get;
use actix_web::web::{Data, Json, Path, Query};
use ruqi_rules::Instant;
use uuid::Uuid;

use crate::http::api::devices::readers::READERS;
use crate::http::kit::caller::Caller;
use crate::http::kit::format;
use crate::http::kit::list::{ListQuery, found, listed_by};
use crate::http::kit::page_size::PageSize;
use crate::http::kit::problem::Problem;
use crate::record::jws::{read_hash, write_hash};
use crate::state::AppState;
use crate::store::Db;
use crate::store::evidence::enrolments::Enrolment;
use crate::store::evidence::key_pages::{KeyCursor, KeyPage, KeyState};
use crate::wire::devices::{DeviceList, DeviceState, DeviceView};
use crate::wire::texts::IdText;

listed_by!(DeviceList, kid);

/// Keys to a page unless asked otherwise, and the most that one may ask for.
const USUAL: u32 = 50;
const MOST: u32 = 100;

type Rows = PageSize<MOST>;

/// The keys that were enrolled for a person, the newest first. For the manager of the organ that they act for, and for
/// administrators.
#[utoipa::path(tag = "people", params(
    ("id" = inline(IdText), Path),
    ("state" = inline(Option<DeviceState>), Query, description = "good and revoked ones unless given"),
    ("before" = Option<String>, Query, description = "of the page before"),
    ("limit" = inline(Option<Rows>), Query, description = "50 unless given"),
), responses((status = 200, body = DeviceList), (status = 403)))]
#[get("/api/v1/people/{id}/devices")]
pub(crate) async fn get_devices(
    state: Data<AppState>,
    caller: Caller,
    person: Path<Uuid>,
    asked: Query<ListQuery<DeviceState>>,
) -> Result<Json<DeviceList>, Problem> {
    let (charge, now) = (caller.audience(READERS)?.people()?, state.clock.now());
    let person = person.into_inner().into();
    let page = KeyPage {
        state: asked.state.map(stored),
        before: asked.before(read_place)?,
        limit: asked.limit::<MOST>(USUAL)?,
    };
    let read = move |db: &Db| {
        let keys = charge.enrolments(db, person, now, &page)?;
        Ok(keys.map(|keys| DeviceList {
            before: write_place(&keys, page.limit),
            items: keys.iter().map(view).collect(),
        }))
    };
    found(&state, &caller, person.to_string(), "devices_read", read).await
}

/// Reads a page's `before`, as the page before it gave it; none where it was never given.
fn read_place(text: Option<&str>) -> Option<KeyCursor> {
    let Some(text) = text else {
        return Some(KeyCursor::END);
    };
    let (since, kid) = text.split_once('_')?;
    Some(KeyCursor {
        since: Instant::from_millis(since.parse().ok()?),
        kid: read_hash(kid)?,
    })
}

/// Writes where a page ends, if it was full.
fn write_place(keys: &[Enrolment], limit: u32) -> Option<String> {
    let is_full = keys.len() >= usize::try_from(limit).unwrap_or(usize::MAX);
    let last = keys.last().filter(|_| is_full)?;
    Some(format!("{}_{}", last.since.millis(), write_hash(&last.kid)))
}

fn stored(state: DeviceState) -> KeyState {
    match state {
        DeviceState::Good => KeyState::Good,
        DeviceState::Revoked => KeyState::Revoked,
    }
}

fn view(enrolment: &Enrolment) -> DeviceView {
    DeviceView {
        kid: write_hash(&enrolment.kid),
        device: enrolment.device.to_string(),
        grade: enrolment.grade.as_str().to_owned(),
        since: format::instant(enrolment.since),
        revoked_at: enrolment.revoked_at.map(format::instant),
    }
}
