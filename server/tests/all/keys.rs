//! Seals, nonces and what a rotation leaves good.

use ruqi_rules::Instant;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proptest::prelude::*;
use ruqi::keys::{Keys, KeysError, SealError};
use serde_json::{Value, json};
use uuid::Uuid;

const MINUTE: i64 = 60_000;

#[test]
fn a_seal_proves_its_payload_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let keys = Keys::create(&folder.path().join("keys")).unwrap();
    proptest!(|(text in any::<String>(), flip in any::<prop::sample::Index>())| {
        let payload = json!({ "text": text });
        let jws = keys.seal("ruqi-receipt", &payload).unwrap();
        prop_assert_eq!(keys.verify_seal::<Value>("ruqi-receipt", &jws), Ok(payload));
        prop_assert_eq!(keys.verify_seal::<Value>("ruqi-certificate", &jws), Err(SealError::OtherKind));
        let mut bytes = jws.into_bytes();
        let at = flip.index(bytes.len());
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(bytes).unwrap();
        prop_assert!(keys.verify_seal::<Value>("ruqi-receipt", &changed).is_err());
    });
}

#[test]
fn another_algorithm_is_no_seal() {
    let folder = tempfile::tempdir().unwrap();
    let keys = Keys::create(&folder.path().join("keys")).unwrap();
    for alg in ["none", "HS256", "ES384", "es256"] {
        let header = json!({ "alg": alg, "typ": "ruqi-receipt", "kid": keys.seal_kid() });
        let jws = format!(
            "{}.{}.",
            URL_SAFE_NO_PAD.encode(header.to_string()),
            URL_SAFE_NO_PAD.encode("{}")
        );
        let read = keys.verify_seal::<Value>("ruqi-receipt", &jws);
        assert_eq!(read, Err(SealError::NotAJws), "{alg}");
    }
}

#[test]
fn after_a_rotation_the_new_key_seals_and_the_old_seal_holds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    let before = Keys::create(&path).unwrap();
    let sealed = before.seal("ruqi-receipt", &json!({ "n": 1 })).unwrap();
    let (nonce, tag) = (
        before.nonce(Instant::from_millis(MINUTE)),
        before.mac("cursor", b"7"),
    );
    Keys::rotate(&path).unwrap();
    let after = Keys::open(&path).unwrap();
    assert_ne!(before.seal_kid(), after.seal_kid());
    assert_eq!(after.jwks().keys.len(), 2);
    let read = after.verify_seal::<Value>("ruqi-receipt", &sealed).unwrap();
    assert_eq!(read["n"], 1);
    assert!(after.check_nonce(&nonce, Instant::from_millis(2 * MINUTE)));
    assert!(after.check_mac("cursor", b"7", &tag));
    assert!(!before.check_mac("cursor", b"7", &after.mac("cursor", b"7")));
}

#[test]
fn copy_keys_are_one_persons_and_outlast_a_rotation() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    let before = Keys::create(&path).unwrap();
    let (li, wang) = (Uuid::now_v7().into(), Uuid::now_v7().into());
    let [of_li] = &before.copy_keys(li)[..] else {
        panic!("one secret, one key");
    };
    assert_eq!(
        before.copy_keys(li),
        std::slice::from_ref(of_li),
        "the same whenever asked"
    );
    assert_ne!(before.copy_keys(wang), std::slice::from_ref(of_li));
    Keys::rotate(&path).unwrap();
    let after = Keys::open(&path).unwrap().copy_keys(li);
    assert_eq!(after.len(), 2);
    assert_eq!(
        after.last(),
        Some(of_li),
        "what was put away before still opens"
    );
}

#[test]
fn a_nonce_is_good_for_ten_minutes_and_only_ours() {
    let folder = tempfile::tempdir().unwrap();
    let keys = Keys::create(&folder.path().join("ours")).unwrap();
    let others = Keys::create(&folder.path().join("others")).unwrap();
    let nonce = keys.nonce(Instant::from_millis(MINUTE));
    assert!(keys.check_nonce(&nonce, Instant::from_millis(MINUTE)));
    assert!(keys.check_nonce(&nonce, Instant::from_millis(11 * MINUTE)));
    assert!(!keys.check_nonce(&nonce, Instant::from_millis(11 * MINUTE + 1)));
    assert!(!keys.check_nonce(&nonce, Instant::EPOCH));
    assert!(!others.check_nonce(&nonce, Instant::from_millis(MINUTE)));
    for none in ["", "x", "AAAA", &"A".repeat(54)] {
        assert!(
            !keys.check_nonce(none, Instant::from_millis(MINUTE)),
            "{none}"
        );
    }
}

#[test]
fn a_tag_for_one_purpose_is_none_for_another() {
    let folder = tempfile::tempdir().unwrap();
    let keys = Keys::create(&folder.path().join("keys")).unwrap();
    let tag = keys.mac("cursor", b"7");
    assert!(keys.check_mac("cursor", b"7", &tag));
    assert!(!keys.check_mac("nonce", b"7", &tag));
    assert!(!keys.check_mac("cursor", b"8", &tag));
}

#[test]
fn keys_are_never_overwritten_and_a_damaged_one_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    Keys::create(&path).unwrap();
    assert!(matches!(
        Keys::create(&path),
        Err(KeysError::AlreadyThere(_))
    ));
    readable_by_one(&path);
    std::fs::write(path.join("seal-1.pem"), "no key").unwrap();
    let Err(error) = Keys::open(&path) else {
        panic!("opened")
    };
    assert!(error.to_string().contains("seal-1.pem"), "{error}");
    std::fs::remove_file(path.join("mac-1.key")).unwrap();
    std::fs::remove_file(path.join("seal-1.pem")).unwrap();
    assert!(matches!(
        Keys::open(&path),
        Err(KeysError::Missing("seal", _))
    ));
}

#[cfg(unix)]
fn readable_by_one(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    for file in std::fs::read_dir(path).unwrap() {
        let mode = file.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0);
    }
}

#[cfg(not(unix))]
fn readable_by_one(_: &Path) {}
