//! How this server is set up: a file, then the environment, then flags; the later one wins.

use std::path::PathBuf;
use std::time::Duration;

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};

/// Everything that can be set. `docs/OPERATIONS.md` has the table.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The folder of the database and the keys.
    pub data: PathBuf,
    /// Address and port to listen on; port 0 takes a free one.
    pub listen: String,
    /// How people reach this server, as `https://ruqi.example.org`; the listening address unless set.
    pub origin: Option<String>,
    /// PEM file of the certificate chain; with `tls_key`, the server speaks TLS itself.
    pub tls_certificate: Option<PathBuf>,
    /// PEM file of the certificate's private key.
    pub tls_key: Option<PathBuf>,
    /// A proxy of ours stands in front: its `X-Forwarded-For` names the caller.
    pub behind_proxy: bool,
    /// What is logged: `error`, `warn`, `info`, `debug`, or by module as `tracing` has it.
    pub log: String,
    /// Worker threads; 0 takes one a core.
    pub workers: usize,
    /// Minutes that an access token lives, 1–60. A stolen one is good for as long.
    pub access_minutes: u32,
    /// Days that a phone stays signed in without being used, 1–365.
    pub session_days: u32,
    /// Days that a one-time link lives, 1–60.
    pub link_days: u32,
    /// Seconds that a request may take, 1–600; a proxy in front has to wait for longer.
    pub request_seconds: u32,
    /// Milliseconds that a write waits while another process (`ruqi import`) holds the database, 0–60,000.
    pub database_wait_ms: u32,
    /// Pushes that one key may make a second, 1–10,000; without a proof an address may make a tenth of it.
    pub pushes_per_second: u32,
    /// Keys that an officer may enrol a day, 1–10,000; ten times as many good ones in all.
    pub keys_per_day: u32,
    /// Registrations of a day by one officer at one enterprise before those beyond are marked for supervisors, 1–10,000;
    /// none is refused.
    pub registrations_per_day: u32,
    /// MiB of the disk that are kept for those who prove what they send, 0–1,048,576: below this strangers' records are
    /// not taken, and health says `disk_low`.
    pub disk_reserve_mib: u32,
    /// Days that what people registered is kept, 1–36,525, and not shorter than what rules and phones look back on: then
    /// it is erased.
    pub retention_days: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: "ruqi-data".into(),
            listen: "127.0.0.1:8080".into(),
            origin: None,
            tls_certificate: None,
            tls_key: None,
            behind_proxy: false,
            log: "info".into(),
            workers: 0,
            access_minutes: 10,
            session_days: 30,
            link_days: 14,
            // Half a minute for a batch on the worst signal, and as long again for the server.
            request_seconds: 60,
            // Longer than most imports take, shorter than a person waits; then phones try again by themselves.
            database_wait_ms: 10_000,
            pushes_per_second: 20,
            // A phone makes a key when it has none: a day with twenty of them is no person's.
            keys_per_day: 20,
            // A joint inspection of many matters is a handful: twenty at one door are no officer's day.
            registrations_per_day: 20,
            // Below this a busy day fills the disk before anybody looks.
            disk_reserve_mib: 1_024,
            // Five years, the leap days in them counted.
            retention_days: 1_827,
        }
    }
}

/// The flags that every subcommand takes.
#[derive(Debug, Clone, Default, clap::Args, Serialize)]
pub struct Flags {
    /// Configuration file; `ruqi.toml` where there is one
    #[arg(long, global = true, value_name = "FILE")]
    #[serde(skip)]
    pub config: Option<PathBuf>,
    /// Folder of the database and the keys
    #[arg(long, global = true, value_name = "DIR")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<PathBuf>,
    /// How people reach this server, as https://ruqi.example.org
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
}

/// The configuration cannot be used; the text says which setting and why.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A file or variable that is not understood.
    #[error("configuration: {0}")]
    Unreadable(#[from] Box<figment::Error>),
    /// A setting outside its range.
    #[error("configuration: {0} must be {1}")]
    OutOfRange(&'static str, &'static str),
}

impl Config {
    /// Reads the file, the environment and the flags. `more` are the subcommand's own flags.
    ///
    /// # Errors
    /// When something is not understood or outside its range.
    pub fn read(flags: &Flags, more: &impl Serialize) -> Result<Self, ConfigError> {
        let file = match &flags.config {
            Some(file) => Toml::file_exact(file),
            None => Toml::file("ruqi.toml"),
        };
        Figment::from(Serialized::defaults(Self::default()))
            .merge(file)
            .merge(environment())
            .merge(Serialized::defaults(flags))
            .merge(Serialized::defaults(more))
            .extract::<Self>()
            .map_err(Box::new)?
            .checked()
    }

    /// The database file.
    pub fn database(&self) -> PathBuf {
        self.data.join("ruqi.db")
    }

    /// How long a write waits while another process holds the database.
    pub fn database_wait(&self) -> Duration {
        Duration::from_millis(self.database_wait_ms.into())
    }

    /// Bytes of the disk that are kept for those who prove what they send.
    pub fn disk_reserve(&self) -> u64 {
        u64::from(self.disk_reserve_mib) << 20
    }

    /// The folder of the keys: backed up apart from the database.
    pub fn keys(&self) -> PathBuf {
        self.data.join("keys")
    }

    /// The folder of the parts of region files: they can be made again, and no backup needs them.
    pub fn region_files(&self) -> PathBuf {
        self.data.join("region-files")
    }

    /// How people reach this server, without a slash at the end.
    pub fn origin(&self) -> &str {
        self.origin.as_deref().unwrap_or("http://localhost:8080")
    }

    /// Whether people reach this server by https, itself or through a proxy.
    pub fn is_https(&self) -> bool {
        self.origin().starts_with("https://")
    }

    fn checked(mut self) -> Result<Self, ConfigError> {
        let within = |name, value: u32, range: std::ops::RangeInclusive<u32>, said| {
            range
                .contains(&value)
                .then_some(())
                .ok_or(ConfigError::OutOfRange(name, said))
        };
        within("access_minutes", self.access_minutes, 1..=60, "1 to 60")?;
        within("session_days", self.session_days, 1..=365, "1 to 365")?;
        within("link_days", self.link_days, 1..=60, "1 to 60")?;
        within("request_seconds", self.request_seconds, 1..=600, "1 to 600")?;
        let wait = self.database_wait_ms;
        within("database_wait_ms", wait, 0..=60_000, "0 to 60,000")?;
        let pushes = self.pushes_per_second;
        within("pushes_per_second", pushes, 1..=10_000, "1 to 10,000")?;
        within("keys_per_day", self.keys_per_day, 1..=10_000, "1 to 10,000")?;
        let registrations = self.registrations_per_day;
        within(
            "registrations_per_day",
            registrations,
            1..=10_000,
            "1 to 10,000",
        )?;
        let reserve = self.disk_reserve_mib;
        within("disk_reserve_mib", reserve, 0..=1_048_576, "0 to 1,048,576")?;
        let kept = self.retention_days;
        within("retention_days", kept, 1..=36_525, "1 to 36,525")?;
        if self.tls_certificate.is_some() != self.tls_key.is_some() {
            return Err(ConfigError::OutOfRange(
                "tls_key",
                "set together with tls_certificate",
            ));
        }
        if let Some(origin) = &mut self.origin {
            *origin = origin.trim_end_matches('/').to_owned();
            if !origin.starts_with("https://") && !origin.starts_with("http://") {
                return Err(ConfigError::OutOfRange(
                    "origin",
                    "an address beginning with https:// or http://",
                ));
            }
        }
        Ok(self)
    }
}

/// `RUQI_DATA` and so on: what names a setting, and nothing else, for other programs may have `RUQI_…` of their own.
fn environment() -> Env {
    // Plain fields: they serialise.
    let defaults = serde_json::to_value(Config::default()).unwrap_or_default();
    Env::prefixed("RUQI_").filter(move |name| defaults.get(name.as_str().to_lowercase()).is_some())
}
