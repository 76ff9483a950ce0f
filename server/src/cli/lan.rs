//! Makes TLS for trying the product with a real phone in the same network: a certificate authority of this
//! demonstration's own, whose certificate the phone is told to trust.

use std::net::{IpAddr, Ipv4Addr, UdpSocket};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose,
};
use ruqi_rules::Instant;
use rustls::ServerConfig;
use rustls_pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

use crate::cli::tls::{self, TlsError};
use crate::private_files;

/// Why there is no certificate.
#[derive(Debug, thiserror::Error)]
pub enum LanError {
    /// It could not be made.
    #[error("the certificate could not be made: {0}")]
    Make(#[from] rcgen::Error),
    /// It could not be kept.
    #[error("{0}: {1}")]
    File(String, std::io::Error),
    /// It cannot be used.
    #[error(transparent)]
    Tls(#[from] TlsError),
}

/// Where the authority's certificate is: for the phone to trust, and served as `/ca.crt`.
pub fn authority(data: &Path) -> PathBuf {
    data.join("lan-ca.crt")
}

/// TLS for this machine's addresses, by the demo's own authority, which is made on the first call and kept: the phone
/// that trusts it does so through restarts and new addresses. `now` is real time.
///
/// # Errors
/// When the certificate cannot be made or kept.
pub fn tls(data: &Path, addresses: &[IpAddr], now: Instant) -> Result<ServerConfig, LanError> {
    let ca_key = key(data)?;
    let ca = ca_params(now)?;
    let certificate = authority(data);
    if !certificate.exists() {
        let made = ca.self_signed(&ca_key)?;
        write(&certificate, made.pem().as_bytes())?;
    }
    let mut names = vec!["localhost".to_owned()];
    names.extend(addresses.iter().map(IpAddr::to_string));
    let mut params = CertificateParams::new(names)?;
    params
        .distinguished_name
        .push(DnType::CommonName, "Ruqi demo");
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    // Phones refuse a server's certificate of more than 825 days.
    valid(&mut params, now, 800);
    let leaf_key = KeyPair::generate()?;
    let leaf = params.signed_by(&leaf_key, &Issuer::new(ca, ca_key))?;
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(leaf_key.serialize_der()));
    Ok(tls::with(vec![leaf.der().clone()], key)?)
}

fn ca_params(now: Instant) -> Result<CertificateParams, rcgen::Error> {
    let mut params = CertificateParams::new(Vec::new())?;
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params
        .distinguished_name
        .push(DnType::CommonName, "Ruqi demo authority 入企演示");
    valid(&mut params, now, 3_650);
    Ok(params)
}

/// From yesterday on: a phone's clock may be behind.
fn valid(params: &mut CertificateParams, now: Instant, days: i64) {
    let day = |days: i64| {
        let date = DateTime::from_timestamp_millis((now + days * Instant::DAY).millis());
        // Beyond the year 262,000: no certificate holds then.
        let date = date.unwrap_or_default().date_naive();
        let small = |n: u32| u8::try_from(n).unwrap_or(1);
        rcgen::date_time_ymd(date.year(), small(date.month()), small(date.day()))
    };
    params.not_before = day(-1);
    params.not_after = day(days);
}

fn key(data: &Path) -> Result<KeyPair, LanError> {
    let file = data.join("lan-ca.key");
    if let Ok(pem) = std::fs::read_to_string(&file) {
        return Ok(KeyPair::from_pem(&pem)?);
    }
    let key = KeyPair::generate()?;
    write(&file, key.serialize_pem().as_bytes())?;
    Ok(key)
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), LanError> {
    private_files::write(file, bytes).map_err(|e| LanError::File(file.display().to_string(), e))
}

/// This machine's addresses in private networks: those from which the system would send there. Nothing is sent.
pub fn addresses() -> Vec<IpAddr> {
    let towards = [
        Ipv4Addr::new(192, 168, 255, 254),
        Ipv4Addr::new(10, 255, 255, 254),
        Ipv4Addr::new(172, 31, 255, 254),
    ];
    let mut found: Vec<IpAddr> = towards
        .into_iter()
        .filter_map(|there| {
            let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
            socket.connect((there, 9)).ok()?;
            Some(socket.local_addr().ok()?.ip())
        })
        .filter(|ip| !ip.is_loopback())
        .collect();
    found.sort();
    found.dedup();
    found
}
