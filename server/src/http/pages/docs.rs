//! The OpenAPI document, and a page to read it.

use actix_web::App;
use actix_web::HttpResponse;
use actix_web::web::{self, ServiceConfig};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{Components, Info, OpenApi};
use utoipa::{PartialSchema, ToSchema};
use utoipa_actix_web::AppExt;
use utoipa_swagger_ui::{Config, SwaggerUi};

use crate::http::kit::cookie;
use crate::http::kit::refusal_document::{ACCESS_TOKEN, document_refusals};
use crate::record::described::sealed_records;
use crate::wire::problem::ProblemDetails;

/// The page to read the API; its Content-Security-Policy is looser than that of all others.
pub(crate) const PAGE: &str = "/api/docs/";
const DOCUMENT: &str = "/api/v1/openapi.json";

/// The API's description, gathered from all modules.
pub fn document() -> OpenApi {
    let app = App::new()
        .into_utoipa_app()
        .configure(crate::http::configure);
    let (_, mut document) = app.split_for_parts();
    document.info = Info::new("Ruqi 入企", env!("CARGO_PKG_VERSION"));
    let components = document.components.get_or_insert_with(Components::new);
    components.add_security_scheme(
        ACCESS_TOKEN,
        SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)),
    );
    components.schemas.extend(sealed_records());
    let mut refusal = vec![(
        ProblemDetails::name().into_owned(),
        ProblemDetails::schema(),
    )];
    ProblemDetails::schemas(&mut refusal);
    components.schemas.extend(refusal);
    components.add_security_scheme(
        "refresh_token",
        SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new(cookie::NAME))),
    );
    document_refusals(&mut document);
    document
}

pub(crate) fn configure(routes: &mut ServiceConfig, document: OpenApi) {
    let config = Config::default().try_it_out_enabled(false);
    let pages = format!("{PAGE}{{_:.*}}");
    routes
        .route(
            PAGE.trim_end_matches('/'),
            web::get().to(|| async {
                HttpResponse::PermanentRedirect()
                    .insert_header(("location", PAGE))
                    .finish()
            }),
        )
        .service(SwaggerUi::new(pages).config(config).url(DOCUMENT, document));
}
