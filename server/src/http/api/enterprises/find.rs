//! One enterprise.

use actix_web::get;
use actix_web::web::{Data, Json, Path};
use uuid::Uuid;

use crate::directory::enterprises;
use crate::http::api::enterprises::view::enterprise_view;
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::directory::enterprise_record::EnterpriseScope;
use crate::wire::directory::EnterpriseView;
use crate::wire::texts::IdText;

/// One of them.
#[utoipa::path(tag = "directory", params(("id" = inline(IdText), Path)), responses(
    (status = 200, body = EnterpriseView),
))]
#[get("/api/v1/enterprises/{id}")]
pub(crate) async fn look_up(
    state: Data<AppState>,
    caller: Caller,
    id: Path<Uuid>,
) -> Result<Json<EnterpriseView>, Problem> {
    let (held, id) = (caller.who.held, id.into_inner().into());
    let found = state.store.read(move |c| {
        let scope = EnterpriseScope::of(c, &held)?;
        let found = enterprises::one(c, &scope, id)?;
        Ok::<_, StoreError>(found.map(|one| enterprise_view(one, &scope)))
    });
    let found = found.await?;
    found
        .map(Json)
        .ok_or_else(|| Problem::from(problems::NOT_FOUND))
}
