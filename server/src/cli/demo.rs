//! `ruqi demo`: a city to try the product in.

use ruqi_rules::Instant;
use std::io::{IsTerminal, Write};
use std::net::IpAddr;
use std::path::Path;
use std::process::ExitCode;

use chrono::DateTime;
use serde::Serialize;
use serde_json::{Value, json};

use crate::cli::log::start_log;
use crate::cli::{CommandResult, lan, print, serve};
use crate::clock::Clock;
use crate::config::{Config, Flags};
use crate::demo::Size;
use crate::demo::folder::{self, Begun};
use crate::directory::qr;
use crate::http::pages::app::Files;
use crate::private_files;

/// Flags of `demo`.
#[derive(Debug, Clone, clap::Args, Serialize)]
pub struct DemoArgs {
    /// When the demo begins, as 2026-03-04T09:00:00+08:00; now, unless given. Fixed when its database is made
    #[arg(long, value_name = "RFC3339")]
    #[serde(skip)]
    at: Option<String>,
    /// Serve over TLS to phones in the same network, with a certificate of its own
    #[arg(long)]
    #[serde(skip)]
    lan: bool,
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS:PORT")]
    #[serde(skip_serializing_if = "Option::is_none")]
    listen: Option<String>,
    /// How many enterprises the city has
    #[arg(long, default_value_t = 2_000)]
    #[serde(skip)]
    enterprises: usize,
    /// Visits without signatures, put straight into the tables, to measure with
    #[arg(long, default_value_t = 0)]
    #[serde(skip)]
    facts: usize,
    /// Make the database and stop
    #[arg(long)]
    #[serde(skip)]
    only_make: bool,
}

/// Makes the demo where there is none, and serves it.
///
/// # Errors
/// When the folder holds something else, or the address is taken.
pub fn run(args: &DemoArgs, flags: &Flags, files: Files) -> CommandResult {
    let mut config = Config::read(flags, args)?;
    if config.data == Config::default().data {
        config.data.push("demo");
    }
    if config.log == Config::default().log {
        // A line a request is for machines; this is for a person.
        config.log = "warn".into();
    }
    start_log(&config);
    let at = args.at.as_deref().map(instant).transpose()?;
    let size = Size {
        enterprises: args.enterprises,
        facts: args.facts,
    };
    let begun = folder::ensure(&config, at, size, show)?;
    show("");
    if begun == Begun::Before && args.at.is_some() {
        eprintln!("{}", folder::RUNS_ON);
    }
    if args.only_make {
        return Ok(ExitCode::SUCCESS);
    }
    let tls = if args.lan {
        Some(over_tls(&mut config, args)?)
    } else {
        None
    };
    let data = config.data.clone();
    serve::serve(config, tls, files, |address| tell(&data, address, args.lan))
}

fn instant(text: &str) -> Result<Instant, String> {
    DateTime::parse_from_rfc3339(text)
        .map(|at| Instant::from_millis(at.timestamp_millis()))
        .map_err(|e| format!("--at {text}: {e}; as 2026-03-04T09:00:00+08:00"))
}

/// A line that overwrites itself, on standard error; for a program a line a step would say nothing more.
fn show(step: &str) {
    if std::io::stderr().is_terminal() {
        eprint!("\r\x1b[K{step}");
    }
    let _ = std::io::stderr().flush();
}

fn over_tls(
    config: &mut Config,
    args: &DemoArgs,
) -> Result<rustls::ServerConfig, Box<dyn std::error::Error>> {
    if args.listen.is_none() {
        config.listen = "0.0.0.0:8443".into();
    }
    let addresses = lan::addresses();
    let first = addresses
        .first()
        .map_or_else(|| "localhost".to_owned(), IpAddr::to_string);
    let port = config
        .listen
        .rsplit(':')
        .next()
        .unwrap_or("8443")
        .to_owned();
    config
        .origin
        .get_or_insert_with(|| format!("https://{first}:{port}"));
    Ok(lan::tls(&config.data, &addresses, Clock::real().now())?)
}

/// Prints what a person needs to begin, and notes the address for programs.
fn tell(data: &Path, address: &str, lan: bool) -> std::io::Result<()> {
    let file = data.join("demo.json");
    let mut notes: Value = serde_json::from_str(&std::fs::read_to_string(&file)?)?;
    notes["address"] = json!(address);
    private_files::write(&file, serde_json::to_string_pretty(&notes)?.as_bytes())?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n入企 · Ruqi   {address}\n")?;
    writeln!(
        out,
        "所有演示账号的密码 · everybody's password: {}",
        text(&notes["password"])
    )?;
    for (login, what) in ACCOUNTS {
        let name = text(&notes["accounts"][login]["name"]);
        writeln!(out, "  {login:<18}{what}  {name}")?;
    }
    writeln!(
        out,
        "\n更多账号、企业和门码 · more accounts, enterprises and door codes: {}",
        file.display()
    )?;
    if lan {
        writeln!(
            out,
            "\n手机先打开 {address}/ca.crt 安装并信任证书，再扫码打开："
        )?;
        writeln!(
            out,
            "On the phone open {address}/ca.crt first, install and trust it (iOS: also Settings > General > About > Certificate Trust Settings), then scan:"
        )?;
        print::qr(&mut out, address)?;
        let shown = &notes["enterprises"]["clear"];
        let (name, door) = (text(&shown["name"]), text(&shown["door_code"]));
        writeln!(
            out,
            "{name} 的门码，供“officer”扫描 · a door code for “officer” to scan:"
        )?;
        print::qr(&mut out, &qr::address(address, door))?;
    }
    Ok(())
}

fn text(value: &Value) -> &str {
    // The notes are our own; a word that is missing on a sheet is a gap in a demo.
    value.as_str().unwrap_or_default()
}

const ACCOUNTS: [(&str, &str); 6] = [
    ("officer", "执法人员 · officer"),
    ("colleague", "同单位执法人员 · colleague"),
    ("manager", "联络员 · organ manager"),
    ("supervisor", "牵头部门 · supervisor"),
    ("enterprise", "企业 · enterprise"),
    ("admin", "管理员 · administrator"),
];
