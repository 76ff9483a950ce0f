//! The binary reads its settings, and says what is wrong where it cannot.

use serde_json::Value;

use super::serve::{run, ruqi, text};

#[test]
fn a_certificate_that_cannot_be_used_is_named() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["init"]);
    std::fs::write(folder.path().join("k.pem"), "no key").unwrap();
    let files = [
        "serve",
        "--tls-certificate",
        "none.pem",
        "--tls-key",
        "k.pem",
    ];
    let refused = run(folder.path(), &files);
    assert!(!refused.status.success());
    assert!(text(&refused.stderr).contains("none.pem"), "{refused:?}");
    let half = run(folder.path(), &["serve", "--tls-key", "k.pem"]);
    assert!(text(&half.stderr).contains("tls_certificate"), "{half:?}");
}

#[test]
fn flags_go_over_the_environment_and_that_over_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ruqi.toml");
    std::fs::write(&file, "link_days = 99\n").unwrap();
    let refused = run(folder.path(), &["init"]);
    assert!(text(&refused.stderr).contains("link_days"), "{refused:?}");
    let made = ruqi(folder.path(), &["init", "--origin", "https://flag.example"])
        .env("RUQI_LINK_DAYS", "3")
        .env("RUQI_ORIGIN", "https://environment.example")
        .output()
        .unwrap();
    assert!(
        text(&made.stdout).contains("https://flag.example/link/"),
        "{made:?}"
    );
    std::fs::write(&file, "lisen = \"127.0.0.1:0\"\n").unwrap();
    let misspelt = run(folder.path(), &["link", "--login", "admin"]);
    assert!(text(&misspelt.stderr).contains("lisen"), "{misspelt:?}");
}

#[test]
fn a_retention_period_shorter_than_the_rules_look_back_is_refused_with_the_shortest() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["init"]);
    let serve = |days: &str| {
        let mut command = ruqi(folder.path(), &["serve", "--listen", "nowhere"]);
        command.env("RUQI_RETENTION_DAYS", days);
        text(&command.output().unwrap().stderr)
    };
    assert!(serve("0").contains("retention_days must be 1 to 36,525"));
    let link = |days: &str| {
        let mut command = ruqi(folder.path(), &["link", "--login", "admin"]);
        command.env("RUQI_RETENTION_DAYS", days).output().unwrap()
    };
    let refused = text(&link("401").stderr);
    let least = refused.split("retention_days must be ").nth(1).unwrap();
    let least: u32 = least.split(' ').next().unwrap().parse().unwrap();
    assert!(!link(&(least - 1).to_string()).status.success());
    assert!(link(&least.to_string()).status.success());
}

#[test]
fn the_manual_names_every_setting() {
    let manual = include_str!("../../../../docs/OPERATIONS.md");
    let settings = serde_json::to_value(::ruqi::config::Config::default()).unwrap();
    for name in settings.as_object().unwrap().keys() {
        assert!(manual.contains(&format!("`{name}`")), "{name}");
        let variable = format!("`RUQI_{}`", name.to_uppercase());
        assert!(manual.contains(&variable), "{variable}");
    }
}

#[test]
fn openapi_is_printed_without_an_installation() {
    let folder = tempfile::tempdir().unwrap();
    let printed = run(folder.path(), &["openapi"]);
    let document: Value = serde_json::from_slice(&printed.stdout).unwrap();
    assert!(document["paths"]["/api/v1/me"]["get"].is_object());
}

#[test]
fn keys_without_a_database_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["init"]);
    let rotated = run(folder.path(), &["rotate-keys"]);
    assert!(rotated.status.success(), "{rotated:?}");
    let keys = folder.path().join("data/keys");
    assert!(keys.join("seal-2.pem").exists());
    std::fs::remove_file(folder.path().join("data/ruqi.db")).unwrap();
    let refused = run(folder.path(), &["init"]);
    assert!(text(&refused.stderr).contains("backup"), "{refused:?}");
    assert!(keys.join("seal-1.pem").exists());
}
