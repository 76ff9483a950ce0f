//! What was scanned, typed or shared: a code that was read is the same code when it is read again, from its own text, from
//! an address on any host, and from what is printed beside it.

use ruqi_rules::{CodeError, CodeKind, CreditCode, DoorCode, fingerprint, read_code, typed_code};

/// Bytes are the text.
pub fn check(bytes: &[u8]) {
    if let Some(random) = bytes.first_chunk() {
        door_code(DoorCode::from_bytes(*random));
    }
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    scanned(text);
    typed(text);
    credit_code(text);
}

fn scanned(text: &str) {
    let Ok(code) = read_code(text) else {
        assert!(
            text.trim().is_empty() || text.len() > 2048,
            "a code was refused"
        );
        return;
    };
    assert_eq!(code.fingerprint, fingerprint(&code.text));
    assert_eq!(read_code(&code.text).as_ref(), Ok(&code));
    match code.kind {
        CodeKind::Door => {
            let id = DoorCode::parse(&code.text).unwrap();
            assert_eq!(id.as_str(), code.text);
            door_code(id);
        }
        CodeKind::Foreign => assert_eq!(code.text, text.trim()),
    }
}

/// Every way in which one of our codes is written is that code; with one letter wrong it is none.
fn door_code(id: DoorCode) {
    let host = "https://a.example:8443";
    for written in [
        format!("{host}/c/{id}"),
        format!("{host}/c/{id}/?from=x#y").to_ascii_lowercase(),
        format!(" {id}\n"),
    ] {
        let code = read_code(&written).unwrap();
        assert_eq!((code.kind, &*code.text), (CodeKind::Door, id.as_str()));
    }
    let printed = format!("{id}{}", id.check());
    assert_eq!(typed_code(&printed).as_deref(), Ok(id.as_str()));
    for at in 0..printed.len() {
        let wrong = if printed.as_bytes()[at] == b'7' {
            "8"
        } else {
            "7"
        };
        let mut mistyped = printed.clone();
        mistyped.replace_range(at..=at, wrong);
        assert_eq!(typed_code(&mistyped), Err(CodeError::Mistyped));
    }
}

fn typed(text: &str) {
    if let Ok(meant) = typed_code(text) {
        let id = DoorCode::parse(&meant).map(|id| id.to_string());
        assert!(
            meant == text || id.as_ref() == Some(&meant),
            "typed as neither"
        );
    }
}

/// A credit code that was read is written as it is known, and known as it is written.
fn credit_code(text: &str) {
    if let Ok(code) = CreditCode::as_given(text) {
        assert_eq!(code.as_str().len(), 18);
        assert_eq!(CreditCode::as_given(code.as_str()), Ok(code));
    }
    if let Ok(code) = CreditCode::parse(text) {
        assert_eq!(code.check(), Ok(()));
        assert_eq!(CreditCode::as_given(text), Ok(code));
    }
}
