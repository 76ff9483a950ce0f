//! The OpenAPI document, and a page to read it.

use actix_web::App;
use actix_web::HttpResponse;
use actix_web::web::{self, ServiceConfig};
use utoipa::ToSchema;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{Components, Info, OpenApi};
use utoipa_actix_web::AppExt;
use utoipa_swagger_ui::{Config, SwaggerUi};

use crate::wire::{desk, event};

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
        "access_token",
        SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)),
    );
    describe::<event::Event>(components);
    describe::<event::RegistrationBody>(components);
    describe::<event::AttendanceBody>(components);
    describe::<event::SameVisitBody>(components);
    describe::<event::AmendmentBody>(components);
    describe::<event::WithdrawalBody>(components);
    describe::<event::OutcomeBody>(components);
    describe::<event::ExplanationBody>(components);
    describe::<desk::DeskEvent>(components);
    describe::<desk::DeskWithdrawalBody>(components);
    describe::<desk::AsideBody>(components);
    describe::<desk::MergerBody>(components);
    document
}

/// Puts a shape into the document that no address answers or takes: what is inside of a sealed record.
fn describe<T: ToSchema>(components: &mut Components) {
    let mut found = vec![(T::name().into_owned(), T::schema())];
    T::schemas(&mut found);
    components.schemas.extend(found);
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
