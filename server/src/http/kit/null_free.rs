//! A body of JSON with U+0000 in one of its texts is refused before anybody reads it: whatever endpoint is new, it meets
//! none. Pushed records are judged one by one instead, so that one with such a sign holds no other up.

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{self, ServiceRequest, ServiceResponse};
use actix_web::http::header::CONTENT_TYPE;
use actix_web::middleware::Next;
use actix_web::web::Payload;

use crate::http::kit::limits::{JSON_BYTES, body};
use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::record::null_character;

/// The addresses whose records say themselves what is wrong with them; they read far larger bodies, too.
const RECORD_BY_RECORD: [&str; 2] = ["/api/v1/sync/push", "/api/v1/sealed"];

pub(crate) async fn bodies(
    mut request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    if has_json(&request) && !RECORD_BY_RECORD.contains(&request.path()) {
        let payload = request.extract::<Payload>().await?;
        let bytes = body(payload, JSON_BYTES).await?;
        if null_character::is_in(&bytes) {
            let problem = Problem::from(problems::MALFORMED);
            return Err(problem.because("the control sign U+0000 is in it").into());
        }
        request.set_payload(dev::Payload::from(bytes));
    }
    next.call(request).await
}

fn has_json(request: &ServiceRequest) -> bool {
    let kind = request.headers().get(CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"))
}
