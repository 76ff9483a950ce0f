//! `GET /ca.crt`: in a demo over TLS, the certificate that a phone is told to trust.

use actix_web::HttpResponse;
use actix_web::web::{self, Data};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::state::AppState;

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.route("/ca.crt", web::get().to(certificate));
}

async fn certificate(state: Data<AppState>) -> Result<HttpResponse, Problem> {
    // Only a demo has the file; it is small and asked for once a phone.
    let file = state.config.data.join("lan-ca.crt");
    match std::fs::read(file) {
        Ok(pem) => Ok(HttpResponse::Ok()
            .content_type("application/x-x509-ca-cert")
            .body(pem)),
        Err(_) => Err(problems::NOT_FOUND.into()),
    }
}
