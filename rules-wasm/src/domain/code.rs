//! Codes at an enterprise's door (营商码): ours, and those of others.

use std::fmt;

use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::door_code::DoorCode;
use crate::enum_words;

/// The most that a code may hold, in bytes of UTF-8. The largest QR code holds 2,953; real ones under 500.
const LONGEST: usize = 2048;

/// What phones hold in place of a code: the first 8 bytes of SHA-256("ruqi-code-1\0" + text). Shown in hex.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub [u8; 8]);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The fingerprint of a code's text: a door code's id alone, a foreign code's whole text, trimmed.
#[must_use]
pub fn fingerprint(text: &str) -> Fingerprint {
    let hash = Sha256::new()
        .chain_update(b"ruqi-code-1\0")
        .chain_update(text.as_bytes())
        .finalize();
    let mut first = [0; 8];
    first.copy_from_slice(&hash[..8]);
    Fingerprint(first)
}

enum_words! {
    /// Whose code it is.
    #[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
    pub enum CodeKind {
        /// One of our door codes, by its form.
        Door = "door",
        /// A provincial code, a business licence, anything else.
        Foreign = "foreign",
    }
}

/// A code as read from a door, a picture or the keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct ScannedCode {
    /// Whose it is.
    pub kind: CodeKind,
    /// A door code's id, or the whole text, trimmed.
    pub text: String,
    /// Of that text.
    #[cfg_attr(feature = "wasm", tsify(type = "string"))]
    pub fingerprint: Fingerprint,
}

/// Why a text is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Nothing, or only white space.
    #[error("未读到内容，请重新扫码或手工录入 · the code is empty: scan again, or type it in")]
    Empty,
    /// How many bytes it has.
    #[error(
        "码内容过大（{0}字节，上限2048字节），不是营商码，请改扫门牌上的码 · {0} bytes are too many for a code (2,048 at most): scan the one at the door"
    )]
    TooLarge(usize),
    /// The check character is not that of the letters before it.
    #[error(
        "有一个字不对，请对照门牌再核对一遍 · a character is wrong: compare them with those at the door"
    )]
    Mistyped,
}

/// Reads a code: a door code where the text is an id as typed, or any host's address `/c/<id>`; else a foreign one.
///
/// # Errors
/// Empty, or too large to be one.
pub fn read_code(raw: &str) -> Result<ScannedCode, CodeError> {
    if raw.len() > LONGEST {
        return Err(CodeError::TooLarge(raw.len()));
    }
    let text = raw.trim();
    if text.is_empty() {
        return Err(CodeError::Empty);
    }
    let door = DoorCode::parse(text).or_else(|| DoorCode::parse(id_in_address(text)?));
    let (kind, text) = match door {
        Some(id) => (CodeKind::Door, id.to_string()),
        None => (CodeKind::Foreign, text.to_owned()),
    };
    Ok(ScannedCode {
        kind,
        fingerprint: fingerprint(&text),
        text,
    })
}

/// What a text stands for that a person typed: a door code's id where it is one with its check character, else itself.
/// What was scanned or sealed may have that form by chance, and is whatever [`read_code`] says.
///
/// # Errors
/// It is a door code's id with another check character.
pub fn typed_code(text: &str) -> Result<String, CodeError> {
    match DoorCode::parse_printed(text) {
        Some((id, Some(check))) if check == id.check() => Ok(id.to_string()),
        Some((_, Some(_))) => Err(CodeError::Mistyped),
        Some((_, None)) | None => Ok(text.to_owned()),
    }
}

/// `<id>` of `https://host/c/<id>`, whatever the host, in capitals too; a query, a fragment, a last slash are left off.
fn id_in_address(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once("://").unwrap_or(("https", text));
    if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
        return None;
    }
    let (host, path) = rest.split_once('/')?;
    let path = path.split(['?', '#']).next()?;
    let id = path
        .strip_prefix("c/")
        .or_else(|| path.strip_prefix("C/"))?;
    (!host.is_empty()).then(|| id.strip_suffix('/').unwrap_or(id))
}
