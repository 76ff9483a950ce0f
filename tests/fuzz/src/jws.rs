//! A sealed record as text: whatever is taken for one can be written again from what was read, letter for letter, and
//! only the key's own signature holds.

use std::sync::LazyLock;

use ruqi::record::jwk::Jwk;
use ruqi::record::jws::{LARGEST, LARGEST_PAYLOAD, PublicKey, Sealed};
use sha2::{Digest, Sha256};

use crate::signer::{Signer, encode};

static OWN: LazyLock<Signer> = LazyLock::new(Signer::generate);
static ANOTHER: LazyLock<Signer> = LazyLock::new(Signer::generate);

/// Bytes are a text as it came, or, behind an asterisk, a header and a payload (a line each) that a key signs.
pub fn check(bytes: &[u8]) {
    match bytes.strip_prefix(b"*") {
        Some(parts) => signed(parts),
        None => unsigned(bytes),
    }
    if let Ok(value) = serde_json::from_slice(bytes) {
        key(&value);
    }
}

fn unsigned(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    if let Ok(sealed) = Sealed::read(text.to_owned()) {
        is_what_it_says(&sealed, text);
        assert!(!is_by(&sealed, &OWN), "a key of this run signed old bytes");
    }
}

fn signed(parts: &[u8]) {
    let end = parts.iter().position(|byte| *byte == b'\n');
    let (header, payload) = parts.split_at(end.unwrap_or(parts.len()));
    let text = OWN.seal(header, payload);
    let Ok(sealed) = Sealed::read(text.clone()) else {
        return;
    };
    is_what_it_says(&sealed, &text);
    assert_eq!(sealed.payload, payload);
    assert!(is_by(&sealed, &OWN), "its own key did not sign it");
    assert!(!is_by(&sealed, &ANOTHER), "another key signed it");
    // One letter of another kind, somewhere: it is another text, and nobody's.
    let at = header.len() * 31 % text.len();
    let mut letters = text.into_bytes();
    letters[at] = if letters[at] == b'A' { b'B' } else { b'A' };
    if let Ok(altered) = Sealed::read(String::from_utf8(letters).unwrap()) {
        assert!(
            !is_by(&altered, &OWN),
            "the signature holds over other text"
        );
    }
}

fn is_what_it_says(sealed: &Sealed, text: &str) {
    assert_eq!(sealed.text, text);
    assert!(text.len() <= LARGEST && sealed.payload.len() <= LARGEST_PAYLOAD);
    assert_eq!(sealed.hash, Sha256::digest(text).into());
    let parts: Vec<&str> = text.split('.').collect();
    assert_eq!(parts.len(), 3);
    assert_eq!(
        parts[1],
        encode(&sealed.payload),
        "one payload, two spellings"
    );
}

fn is_by(sealed: &Sealed, signer: &Signer) -> bool {
    sealed.is_by(&PublicKey::from_point(&signer.point()).unwrap())
}

/// A key that is read has a point on the curve, and is the same key when it was written again.
fn key(value: &serde_json::Value) {
    let Some(jwk) = Jwk::read(value) else {
        return;
    };
    let point = jwk.point().unwrap();
    assert!(PublicKey::from_point(&point).is_some());
    let written = serde_json::to_value(&jwk).unwrap();
    let again = Jwk::read(&written).unwrap();
    assert_eq!(
        (again.thumbprint(), again.point()),
        (jwk.thumbprint(), Some(point))
    );
}
