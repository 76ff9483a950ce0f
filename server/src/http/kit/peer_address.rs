//! Where a request comes from.

use std::net::{IpAddr, Ipv4Addr};

use actix_web::HttpRequest;

use crate::network_address::NetworkAddress;
use crate::state::AppState;

/// Whether somebody on this machine asks, and not through a proxy, for whom that is so always.
pub(crate) fn is_on_this_machine(request: &HttpRequest) -> bool {
    let forwarded = ["x-forwarded-for", "forwarded", "x-real-ip"];
    let through_proxy = forwarded
        .iter()
        .any(|name| request.headers().contains_key(*name));
    let peer = request.peer_addr();
    !through_proxy && peer.is_some_and(|peer| peer.ip().to_canonical().is_loopback())
}

/// The caller's address, for limits: a proxy's word is taken only where a proxy of ours is known to stand, and only
/// where it is an address.
pub(crate) fn peer_address(state: &AppState, request: &HttpRequest) -> NetworkAddress {
    let forwarded = || {
        let headers = request.headers().get_all("x-forwarded-for");
        // The last entry of the last header is the one that our own proxy wrote.
        let last = headers.last()?.to_str().ok()?.rsplit(',').next()?;
        NetworkAddress::parse(last.trim())
    };
    let named = state.config.behind_proxy.then(forwarded).flatten();
    named.unwrap_or_else(|| {
        // A socket that is closed already has none: nobody reads what it is told.
        let peer = request.peer_addr().map(|peer| peer.ip());
        NetworkAddress::of(peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)))
    })
}
