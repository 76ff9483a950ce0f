//! Where a page ended: a phone's cursor opens only as the server sealed it, for the scope that it was sealed for; a list's
//! is the same place when it is written again.

use std::sync::LazyLock;

use ruqi::keys::Keys;
use ruqi::pull::cursor::{Cursor, CursorError};
use ruqi::quarantine::work_list;
use ruqi::record::jws::write_hash;
use ruqi::registration::view::lists;
use ruqi::store::pull::changes::Scope;

static KEYS: LazyLock<Keys> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    Keys::create(&folder.path().join("keys")).unwrap()
});

/// Bytes are a cursor's text as it came, or, behind an asterisk, two numbers, a scope's name and how the text is altered.
pub fn check(bytes: &[u8]) {
    match bytes.strip_prefix(b"*") {
        Some(parts) => sealed(parts),
        None => unsealed(bytes),
    }
}

fn unsealed(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let opened = Cursor::open(&KEYS, text, "epoch", &[Scope::All]);
    assert_eq!(opened, Err(CursorError::Unknown));
    if let Some(place) = lists::read_place(Some(text)) {
        let written = format!("{}_{}", place.instant.millis(), place.id);
        assert_eq!(lists::read_place(Some(&written)), Some(place));
        assert!(!place.instant.to_string().is_empty());
    }
    if let Some(place) = work_list::read_cursor(Some(text)) {
        let written = format!("{}_{}", place.received_at.millis(), write_hash(&place.hash));
        assert_eq!(work_list::read_cursor(Some(&written)), Some(place));
        assert!(!place.received_at.to_string().is_empty());
    }
}

fn sealed(parts: &[u8]) {
    let Some((numbers, parts)) = parts.split_at_checked(16) else {
        return;
    };
    let Some(([at, with], scope)) = parts.split_first_chunk() else {
        return;
    };
    let number = |from: usize| i64::from_be_bytes(numbers[from..from + 8].try_into().unwrap());
    let scopes = [
        Scope::All,
        Scope::Organ(String::from_utf8_lossy(scope).into_owned()),
    ];
    let cursor = Cursor::new("epoch", &scopes, number(0), number(8));
    let text = cursor.seal(&KEYS);
    assert_eq!(Cursor::open(&KEYS, &text, "epoch", &scopes), Ok(cursor));
    let begin_again = Err(CursorError::BeginAgain);
    assert_eq!(Cursor::open(&KEYS, &text, "later", &scopes), begin_again);
    assert_eq!(
        Cursor::open(&KEYS, &text, "epoch", &scopes[..1]),
        begin_again
    );
    let _ = (cursor.is_before(number(8)), cursor.is_ahead_of(number(0)));
    let mut altered = text.clone().into_bytes();
    let at = usize::from(*at) % altered.len();
    altered[at] = with & 127;
    let altered = String::from_utf8(altered).unwrap();
    let opened = Cursor::open(&KEYS, &altered, "epoch", &scopes);
    assert_eq!(
        opened == Ok(cursor),
        altered == text,
        "another text, the same cursor"
    );
}
