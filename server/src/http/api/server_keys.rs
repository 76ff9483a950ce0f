//! The server's public keys: whoever has a receipt can check it.

use actix_web::get;
use actix_web::web::{Data, Json};
use jsonwebtoken::jwk::JwkSet;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::state::AppState;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(get_keys);
}

/// All public keys of seals (RFC 7517), the newest first. For everybody.
#[utoipa::path(tag = "keys", security(()), responses((status = 200, body = Object)))]
#[get("/api/v1/keys")]
async fn get_keys(state: Data<AppState>) -> Json<JwkSet> {
    Json(state.keys.jwks())
}
