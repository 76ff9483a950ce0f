//! People are looked for.

use actix_web::get;
use actix_web::web::{Data, Json, Query};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::http::api::devices::readers::READERS;
use crate::http::kit::caller::Caller;
use crate::http::kit::list::{listed, listed_by};
use crate::http::kit::problem::Problem;
use crate::invisible_sign::without_invisible;
use crate::state::AppState;
use crate::store::Db;
use crate::store::access::people_scope::InCharge;
use crate::wire::devices::{PersonList, PersonView};

listed_by!(PersonList, id);

/// As many as a person looks through; more letters find fewer.
const MAX_FOUND: u32 = 50;

#[derive(Debug, Deserialize, IntoParams)]
pub(crate) struct PeopleQuery {
    /// Part of the name, or the beginning of the login; without it, the first by name.
    #[serde(default)]
    q: String,
}

/// People, at most 50: a manager's own organ's, an administrator's all.
#[utoipa::path(tag = "people", params(PeopleQuery), responses((status = 200, body = PersonList), (status = 403)))]
#[get("/api/v1/people")]
pub(crate) async fn get_people(
    state: Data<AppState>,
    caller: Caller,
    asked: Query<PeopleQuery>,
) -> Result<Json<PersonList>, Problem> {
    let (audience, now) = (caller.audience(READERS)?, state.clock.now());
    let charge = audience.people()?;
    let text = without_invisible(&asked.q);
    let read = move |db: &Db| {
        let found = charge.people(db, text.trim(), now, MAX_FOUND)?;
        let items = found.into_iter().map(view).collect();
        Ok(PersonList { items })
    };
    listed(&state, &caller, &audience, "people_read", read).await
}

fn view(found: InCharge) -> PersonView {
    PersonView {
        id: found.id.to_string(),
        name: found.name,
        login: found.login,
        certificate: found.certificate,
        certificate_until: found.certificate_until,
    }
}
