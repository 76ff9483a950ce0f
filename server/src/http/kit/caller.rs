//! Who is asking: the person of the access token, with the roles that the database says they hold now.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use uuid::Uuid;

use crate::access::access_token::{AccessClaims, read_access};
use crate::access::audience::Audience;
use crate::access::opened_session::{WhoIs, who_is};
use crate::http::kit::problem::Problem;
use crate::http::kit::problems;
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::access::memberships::RoleWord;
use crate::store::access::sessions;
use crate::store::ids::PersonId;

/// A signed-in person. As a handler's argument it answers 401 to everybody else; its methods answer 403 to the wrong role.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Id, name and roles.
    pub who: WhoIs,
    /// Their session.
    pub session: Uuid,
}

impl Caller {
    /// The person's id.
    pub const fn person(&self) -> PersonId {
        self.who.id
    }

    /// Whose data the caller is served, by one of these roles.
    ///
    /// # Errors
    /// 403 for whoever holds none of them.
    pub fn audience(&self, roles: &[RoleWord]) -> Result<Audience, Problem> {
        Ok(Audience::of(&self.who.held, roles)?)
    }
}

impl FromRequest for Caller {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let state = request.app_data::<Data<AppState>>().cloned();
        let claims = state
            .as_ref()
            .and_then(|state| read_access(state, bearer(request)?));
        Box::pin(async move {
            let (Some(state), Some(claims)) = (state, claims) else {
                return Err(problems::SIGN_IN.into());
            };
            identify(&state, claims).await
        })
    }
}

fn bearer(request: &HttpRequest) -> Option<&str> {
    let value = request.headers().get(AUTHORIZATION)?.to_str().ok()?;
    value.strip_prefix("Bearer ")
}

async fn identify(state: &AppState, claims: AccessClaims) -> Result<Caller, Problem> {
    let now = state.clock.now();
    let known = state.store.read(move |db| {
        if sessions::holder(db, claims.sid)? != Some(claims.sub) {
            return Ok::<_, StoreError>(None);
        }
        who_is(db, claims.sub, now)
    });
    known
        .await?
        .map(|who| Caller {
            who,
            session: claims.sid,
        })
        .ok_or_else(|| problems::SIGN_IN.into())
}
