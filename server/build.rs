//! The binary carries the app. Where the app was not built, it carries a page that says so, so that
//! `cargo build --bin ruqi` alone works on a fresh clone.

use std::path::Path;

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

fn main() -> std::io::Result<()> {
    let dist = Path::new("../pwa/dist");
    if !dist.join("index.html").exists() {
        std::fs::create_dir_all(dist)?;
        std::fs::write(dist.join("index.html"), WITHOUT_APP)?;
    }
    // Each embedded file is an input of the binary by itself.
    println!("cargo::rerun-if-changed=build.rs");
    Ok(())
}
