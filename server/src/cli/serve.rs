//! `ruqi serve`: until SIGTERM or SIGINT.

use std::io::Write;
use std::net::TcpListener;
use std::process::ExitCode;

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::cli::log::start_log;
use crate::cli::{CommandResult, tls};
use crate::config::{Config, Flags};
use crate::http::pages::app::Files;
use crate::http::server;
use crate::state::AppState;
use crate::store::StoreError;
use crate::store::access::audit::{self, AuditEntry};

/// Flags of `serve`; each is a setting.
#[derive(Debug, Clone, Default, clap::Args, Serialize)]
pub struct ServeArgs {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS:PORT")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<String>,
    /// PEM file of the certificate chain
    #[arg(long, value_name = "FILE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls_certificate: Option<std::path::PathBuf>,
    /// PEM file of the certificate's private key
    #[arg(long, value_name = "FILE")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls_key: Option<std::path::PathBuf>,
}

/// Serves until it is told to stop.
///
/// # Errors
/// When nothing is set up, the address is taken, or the certificate cannot be read.
pub fn run(args: &ServeArgs, flags: &Flags, files: Files) -> CommandResult {
    let config = Config::read(flags, args)?;
    start_log(&config);
    let tls = tls::read(&config)?;
    serve(config, tls, files, |_| Ok(()))
}

/// Serves what the configuration says; a demo calls it with a certificate of its own, and to say more when it
/// `listens` at an address.
///
/// # Errors
/// As [`run`].
pub fn serve(
    mut config: Config,
    tls: Option<rustls::ServerConfig>,
    files: Files,
    listens: impl FnOnce(&str) -> std::io::Result<()>,
) -> CommandResult {
    let socket = TcpListener::bind(&config.listen)
        .map_err(|error| format!("cannot listen on {}: {error}", config.listen))?;
    let bound = server::address(socket.local_addr()?, tls.is_some());
    let origin = config.origin.get_or_insert_with(|| bound.clone()).clone();
    let state = AppState::open(config)?;
    if let Err(error) = note_start(&state) {
        // A full disk, or an import that holds the database: what can be served is served.
        tracing::error!(%error, "the start is not in the audit trail");
    }
    let store = state.store.clone();
    actix_web::rt::System::new().block_on(async {
        let running = server::serve(state, socket, tls, files)?;
        let handle = running.handle();
        actix_web::rt::spawn(async move {
            told_to_stop().await;
            tracing::info!("stopping");
            handle.stop(true).await;
        });
        listens(&origin)?;
        announce(&bound)?;
        running.await
    })?;
    store.close()?;
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

/// Notes in the audit trail that the server began, and what is set otherwise than usual: whoever has the console changes
/// settings, and nobody signs in for that.
fn note_start(state: &AppState) -> Result<(), StoreError> {
    // Plain fields: they serialise.
    let usual = serde_json::to_value(Config::default()).unwrap_or_default();
    let set = serde_json::to_value(&*state.config).unwrap_or_default();
    let changed: Map<String, Value> = set
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(name, value)| usual.get(name.as_str()) != Some(value))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    let detail = json!({ "version": env!("CARGO_PKG_VERSION"), "settings": changed }).to_string();
    let (id, at) = (state.clock.new_id(), state.clock.now());
    state.store.write_blocking(move |tx| {
        let entry = AuditEntry {
            id,
            at,
            actor: None,
            act: "server_started",
            subject: None,
            detail: Some(&detail),
        };
        audit::add(tx, &entry)
    })
}

/// The one line on standard output, for whoever started us: where we are.
fn announce(address: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "listening {address}")?;
    out.flush()?;
    tracing::info!(address, version = env!("CARGO_PKG_VERSION"), "listening");
    Ok(())
}

#[cfg(unix)]
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut terminate), Ok(mut interrupt)) = (
        signal(SignalKind::terminate()),
        signal(SignalKind::interrupt()),
    ) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

#[cfg(not(unix))]
async fn told_to_stop() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
