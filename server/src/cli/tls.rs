//! Reads the certificate files of the configuration.

use std::path::Path;

use rustls::ServerConfig;
use rustls_pki_types::pem::{Error as PemError, PemObject};
use rustls_pki_types::{CertificateDer, PrivateKeyDer};

use crate::config::Config;

/// Why the server cannot speak TLS.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file is missing or holds no PEM of its kind.
    #[error("{0} cannot be read as PEM: {1}")]
    Unreadable(String, PemError),
    /// Certificate and key do not fit, or are of a kind that is not supported.
    #[error("certificate and key do not fit together: {0}")]
    Unfit(#[from] rustls::Error),
}

/// TLS as configured; none where no certificate is set.
///
/// # Errors
/// When a file cannot be read or the two do not fit.
pub fn read(config: &Config) -> Result<Option<ServerConfig>, TlsError> {
    let (Some(certificate), Some(key)) = (&config.tls_certificate, &config.tls_key) else {
        return Ok(None);
    };
    let chain = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(unreadable(certificate))?;
    let key = PrivateKeyDer::from_pem_file(key).map_err(unreadable(key))?;
    with(chain, key).map(Some)
}

/// TLS 1.2 and 1.3 with this certificate.
///
/// # Errors
/// When the two do not fit.
pub fn with(
    chain: Vec<CertificateDer<'static>>,
    key: PrivateKeyDer<'static>,
) -> Result<ServerConfig, TlsError> {
    let provider = std::sync::Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    Ok(ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, key)?)
}

fn unreadable(file: &Path) -> impl FnOnce(PemError) -> TlsError {
    let file = file.display().to_string();
    move |error| TlsError::Unreadable(file, error)
}
