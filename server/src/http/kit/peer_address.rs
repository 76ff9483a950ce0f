//! Where a request comes from.

use actix_web::HttpRequest;

use crate::state::AppState;

/// The caller's address, for throttling: a proxy's word is taken only where a proxy of ours is known to stand.
pub(crate) fn peer_address(state: &AppState, request: &HttpRequest) -> String {
    let peer = || request.peer_addr().map(|peer| peer.ip().to_string());
    let forwarded = || {
        let header = request.headers().get("x-forwarded-for")?.to_str().ok()?;
        // The last entry is the one that our own proxy wrote.
        header.rsplit(',').next().map(|last| last.trim().to_owned())
    };
    let named = state.config.behind_proxy.then(forwarded).flatten();
    // A socket that is closed already has none: nobody reads what it is told.
    named.or_else(peer).unwrap_or_default()
}
