//! How an endpoint has a desk act done.

use crate::desk::{self, DeskAct};
use crate::http::kit::caller::Caller;
use crate::http::kit::problem::Problem;
use crate::state::AppState;

/// Does what is asked for, in a transaction. Whoever has no role that may is told so before the request is looked at.
///
/// # Errors
/// 403 without such a role, what `ask` says of the request, and what is in the way of the act.
pub(crate) async fn perform<A>(
    state: &AppState,
    caller: &Caller,
    ask: impl FnOnce() -> Result<A, Problem>,
) -> Result<A::Done, Problem>
where
    A: DeskAct + Send + 'static,
    A::Done: Send + 'static,
{
    caller.audience(A::ROLES)?;
    let act = ask()?;
    let (services, who) = (state.services(), caller.who.clone());
    let done = state
        .store
        .write(move |tx| desk::perform(tx, &services, &who, act));
    Ok(done.await?)
}
