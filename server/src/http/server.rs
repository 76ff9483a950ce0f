//! Puts the parts together and listens.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{self, Data};
use actix_web::{App, HttpServer};
use rustls::ServerConfig;
use utoipa::openapi::OpenApi;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::http::kit::limits::{self, Known};
use crate::http::kit::rate::Rates;
use crate::http::kit::{head_request, headers, null_free, request_log};
use crate::http::pages::app::Files;
use crate::http::pages::{app, docs};
use crate::jobs::{judging_turns, region_file_making, upkeep};
use crate::state::AppState;

/// A browser keeps a connection for longer than the app probes (15 s), so that a probe costs no handshake.
const KEEP_ALIVE: Duration = Duration::from_secs(75);
/// Headers of a request must be there by then: a slow client holds a connection, not a worker.
const HEADERS_WITHIN: Duration = Duration::from_secs(15);
/// When stopping, requests that run get this long.
const STOP_WITHIN_S: u64 = 20;
/// A city's phones and desks, ten times over; each costs some kilobytes.
const CONNECTIONS_A_WORKER: usize = 10_000;

/// Begins to serve the API, and the app's `files`, on a socket that is bound already. Await the result to go on serving; its handle stops it.
///
/// # Errors
/// When the socket cannot be listened on.
pub fn serve(
    state: AppState,
    socket: TcpListener,
    tls: Option<ServerConfig>,
    files: Files,
) -> io::Result<Server> {
    let document = docs::document();
    let known = Data::new(Known::from(&document));
    let workers = state.config.workers;
    actix_web::rt::spawn(upkeep::watch(state.clone()));
    actix_web::rt::spawn(judging_turns::watch(state.clone()));
    actix_web::rt::spawn(region_file_making::watch(state.clone()));
    let rates = Data::new(Rates::new(state.config.pushes_per_second));
    let state = Data::new(state);
    let files = Data::new(files);
    let server = HttpServer::new(move || {
        let document = document.clone();
        App::new()
            .app_data(state.clone())
            .app_data(known.clone())
            .app_data(rates.clone())
            .app_data(files.clone())
            .app_data(limits::json(limits::JSON_BYTES))
            .app_data(limits::payload())
            .app_data(limits::path())
            .app_data(limits::query())
            .wrap(from_fn(head_request::as_get))
            .wrap(from_fn(null_free::bodies))
            .wrap(from_fn(limits::in_time))
            .wrap(Compress::default())
            .wrap(from_fn(headers::secure))
            .wrap(from_fn(request_log::requests))
            .configure(|all| routes(all, document))
    })
    .keep_alive(KEEP_ALIVE)
    .client_request_timeout(HEADERS_WITHIN)
    .max_connections(CONNECTIONS_A_WORKER)
    .shutdown_timeout(STOP_WITHIN_S)
    .disable_signals();
    let server = match workers {
        0 => server,
        workers => server.workers(workers),
    };
    let server = match tls {
        Some(tls) => server.listen_rustls_0_23(socket, tls)?,
        None => server.listen(socket)?,
    };
    Ok(server.run())
}

/// Enters every address that the server answers, those beside the API too.
pub fn routes(all: &mut web::ServiceConfig, document: OpenApi) {
    crate::http::configure(&mut ServiceConfig::new(all));
    docs::configure(all, document);
    all.default_service(web::to(app::serve));
}

/// How a browser on this machine reaches the socket.
pub fn address(at: SocketAddr, is_tls: bool) -> String {
    let scheme = if is_tls { "https" } else { "http" };
    if at.ip().is_loopback() || at.ip().is_unspecified() {
        format!("{scheme}://localhost:{}", at.port())
    } else {
        format!("{scheme}://{at}")
    }
}
