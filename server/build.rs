//! The binary carries the app and the migrations. Where the app was not built, it carries a page that says so, so that
//! `cargo build --bin ruqi` alone works on a fresh clone.

use std::fmt::Write;
use std::io::{Error, Result};
use std::path::{Path, PathBuf};
use std::{env, fs};

const WITHOUT_APP: &str = r#"<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>入企</title>
<h1>此服务器未包含应用页面</h1>
<p>接口工作正常（<a href="/api/docs/">/api/docs/</a>）。如需应用页面，请用 <code>cargo xtask demo</code> 构建。</p>
<p lang="en">This server was built without the app. The API works; <code>cargo xtask demo</code> builds both.</p>
</html>
"#;

fn main() -> Result<()> {
    // Each embedded file is an input of the binary by itself.
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={MIGRATIONS}");
    let dist = Path::new("../pwa/dist");
    if !dist.join("index.html").exists() {
        fs::create_dir_all(dist)?;
        fs::write(dist.join("index.html"), WITHOUT_APP)?;
    }
    let out = env::var("OUT_DIR").map_err(Error::other)?;
    fs::write(PathBuf::from(out).join("migrations.rs"), migrations()?)
}

const MIGRATIONS: &str = "migrations";

/// A list of the migrations' texts, for the store to include: `0001_initial.sql` first, and no number left out, for a
/// database's version is how many of them it has.
fn migrations() -> Result<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(MIGRATIONS)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let mut list = String::from("&[\n");
    for (n, name) in (1..).zip(&names) {
        if !name.starts_with(&format!("{n:04}_")) || !name.ends_with(".sql") {
            return Err(Error::other(format!(
                "{name} is not migration {n:04}_….sql"
            )));
        }
        let _ = writeln!(
            list,
            "    include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{MIGRATIONS}/{name}\")),"
        );
    }
    Ok(list + "]\n")
}
