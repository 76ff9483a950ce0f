//! One registration.

use actix_web::get;
use actix_web::web::{Data, Json, Path};
use uuid::Uuid;

use crate::http::api::registrations::readers::{self, READERS};
use crate::http::kit::caller::Caller;
use crate::http::kit::list::{Listed, found};
use crate::http::kit::problem::Problem;
use crate::registration::view::lists;
use crate::state::AppState;
use crate::store::Db;
use crate::wire::texts::IdText;
use crate::wire::visits::RegistrationView;

impl Listed for RegistrationView {
    fn ids(&self) -> Vec<&str> {
        vec![self.id.as_str()]
    }
}

/// One of them; 404 where it is not in the caller's scope.
#[utoipa::path(tag = "registrations", params(("id" = inline(IdText), Path)), responses(
    (status = 200, body = RegistrationView), (status = 403),
))]
#[get("/api/v1/registrations/{id}")]
pub(crate) async fn get_registration(
    state: Data<AppState>,
    caller: Caller,
    id: Path<Uuid>,
) -> Result<Json<RegistrationView>, Problem> {
    let (scope, id) = (
        caller.audience(READERS)?.registrations()?,
        id.into_inner().into(),
    );
    let marks = readers::marks(&state);
    let read = move |db: &Db| lists::one(db, &scope, &marks, id);
    found(&state, &caller, id.to_string(), "registration_read", read).await
}
