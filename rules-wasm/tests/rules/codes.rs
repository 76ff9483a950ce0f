//! Credit codes, door codes, fingerprints.

use proptest::prelude::*;
use ruqi_rules::{
    CodeError, CodeKind, CreditCode, CreditCodeError, DoorCode, fingerprint, read_code, typed_code,
};

#[test]
fn real_credit_codes_are_read() {
    // The standard's own example, and codes that well-known companies print on their invoices.
    for code in [
        "91350100M000100Y43",
        "9144030071526726XG",
        "91330100799655058B",
        "914403001922038216",
        "91110000600037341L",
    ] {
        assert_eq!(CreditCode::parse(code).unwrap().to_string(), code);
    }
}

#[test]
fn check_digits_0_and_y_occur_and_are_right() {
    let ends = |end: char| {
        let code = (0..1000)
            .map(|number| CreditCode::complete(&format!("914302000000{number:05}")).unwrap());
        code.into_iter()
            .find(|code| code.as_str().ends_with(end))
            .unwrap()
    };
    for (end, wrong) in [('0', '1'), ('Y', 'X')] {
        let code = ends(end).to_string();
        assert_eq!(CreditCode::parse(&code).unwrap().as_str(), code);
        let error = CreditCode::parse(&format!("{}{wrong}", &code[..17])).unwrap_err();
        assert_eq!(error, CreditCodeError::CheckDigit { expected: end });
    }
}

#[test]
fn what_is_wrong_with_a_credit_code_is_said() {
    let error = |text: &str| CreditCode::parse(text).unwrap_err();
    assert_eq!(error("9135"), CreditCodeError::Length(4));
    assert_eq!(error(""), CreditCodeError::Length(0));
    assert_eq!(error("91350100M000100Y434"), CreditCodeError::Length(19));
    assert_eq!(
        error("91350100M000100I43"),
        CreditCodeError::Character {
            place: 16,
            found: 'I'
        }
    );
    assert_eq!(
        error("91350100M00010企Y43"),
        CreditCodeError::Character {
            place: 15,
            found: '企'
        }
    );
    assert_eq!(error("91A50100M000100Y43"), CreditCodeError::Region);
    assert_eq!(
        error("91350100M000100Y44"),
        CreditCodeError::CheckDigit { expected: '3' }
    );
    assert!(error("91350100M000100Y44").to_string().contains("校验位"));
}

#[test]
fn writing_is_forgiven() {
    for text in [
        "91350100m000100y43",
        " 9135 0100 M000 100Y 43\n",
        "９１３５０１００Ｍ０００１００Ｙ４３",
    ] {
        assert_eq!(
            CreditCode::parse(text).unwrap().as_str(),
            "91350100M000100Y43"
        );
    }
}

#[test]
fn signs_that_copying_brings_along_are_forgiven_and_others_are_named() {
    for text in [
        "\u{202d}91350100M000100Y43\u{202c}",
        "\u{feff}91350100\u{200b}M000100Y43",
        "\u{2066}91350100M000100Y43\u{2069}",
        "'91350100M000100Y43",
        "＇91350100M000100Y43",
        "’91350100M000100Y43",
        "=\"91350100M000100Y43\"",
        "\"91350100M000100Y43\"",
    ] {
        let code = CreditCode::parse(text).unwrap();
        assert_eq!(code.as_str(), "91350100M000100Y43", "{text:?}");
    }
    for (text, point) in [
        ("91350100M000100Y43\u{0}", "U+0000"),
        ("91350100М000100Y43", "U+041C"),
        ("91350100M000100Y43;", "U+003B"),
        ("91350100M000100Y43\u{fffd}", "U+FFFD"),
    ] {
        let said = CreditCode::parse(text).unwrap_err().to_string();
        assert!(said.contains(point), "{said}");
    }
}

#[test]
fn a_code_with_another_check_digit_can_be_read_as_given() {
    let code = CreditCode::as_given(" 91430203m0001xkt19").unwrap();
    assert_eq!(code.as_str(), "91430203M0001XKT19");
    let wrong = CreditCodeError::CheckDigit { expected: '2' };
    assert_eq!(code.check(), Err(wrong));
    assert_eq!(CreditCode::parse(code.as_str()), Err(wrong));
    assert!(!code.is_of_national_series());
    assert!(
        CreditCode::parse("91430200MA0040025Q")
            .unwrap()
            .is_of_national_series()
    );
    assert_eq!(
        CreditCode::as_given("9135"),
        Err(CreditCodeError::Length(4))
    );
}

#[test]
fn an_id_is_found_as_typed_and_in_any_address() {
    let id = DoorCode::from_bytes([0xff, 0, 1, 2, 3, 4, 5, 6, 7, 0x21]).to_string();
    assert_eq!(id, "ZW0020G30G2GC1S1");
    let typed = [
        "0123456789ABCDEF",
        "o123-4567-89ab-cdef",
        " O I 2 3 456789abcdef ",
        "０１２３４５６７８９ＡＢＣＤＥＦ",
        "0L23–4567–89AB–CDEF",
    ];
    let found = [
        "https://ruqi.example/c/0123456789ABCDEF",
        "HTTPS://RUQI.EXAMPLE/C/0123456789ABCDEF",
        "http://192.168.1.7:8080/c/0123456789abcdef/",
        "ruqi.example/c/0123456789ABCDEF?from=poster#top",
    ];
    for text in typed.into_iter().chain(found) {
        let code = read_code(text).unwrap();
        assert_eq!(
            (code.kind, code.text.as_str()),
            (CodeKind::Door, "0123456789ABCDEF"),
            "{text}"
        );
        assert_eq!(code.fingerprint, fingerprint("0123456789ABCDEF"));
    }
}

/// A door code's 16 letters and its check.
fn printed(id: &str) -> Vec<u8> {
    let check = DoorCode::parse(id).unwrap().check();
    format!("{id}{check}").into_bytes()
}

#[test]
fn every_wrong_letter_and_every_two_that_changed_places_are_noticed() {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    for id in ["0123456789ABCDEF", "ZYXWVTSRQPNMKJHG", "0000000000000000"] {
        let right = printed(id);
        for place in 0..17 {
            for letter in ALPHABET.iter().filter(|one| **one != right[place]) {
                let mut wrong = right.clone();
                wrong[place] = *letter;
                let text = String::from_utf8(wrong).unwrap();
                assert_eq!(typed_code(&text), Err(CodeError::Mistyped), "{text}");
            }
        }
    }
    // Two letters side by side, of all that there are, at each place; the last change places with the check.
    for (first, second) in ALPHABET
        .iter()
        .flat_map(|a| ALPHABET.iter().map(move |b| (*a, *b)))
    {
        for place in 0..16 {
            let mut id = *b"7K2M9QXW4T0RZ8VD";
            id[place] = first;
            if let Some(next) = id.get_mut(place + 1) {
                *next = second;
            }
            let mut wrong = printed(std::str::from_utf8(&id).unwrap());
            if wrong[place] != wrong[place + 1] {
                wrong.swap(place, place + 1);
                let text = String::from_utf8(wrong).unwrap();
                assert_eq!(typed_code(&text), Err(CodeError::Mistyped), "{text}");
            }
        }
    }
}

#[test]
fn a_typed_door_code_has_its_check_or_none_and_a_sealed_text_is_none_by_chance() {
    let id = "0123456789ABCDEF";
    let check = DoorCode::parse(id).unwrap().check();
    assert_eq!(check, 'P', "printed sheets hang at doors");
    for text in [
        "o123 4567 89ab cdef p",
        "O I 2 3-4567-89AB-CDEF-P",
        "０１２３４５６７８９ＡＢＣＤＥＦＰ",
    ] {
        assert_eq!(typed_code(text).unwrap(), id, "{text}");
    }
    for text in [
        id,
        "0123 4567 89ab cdef",
        "0123456789ABCDEFWW",
        "91350100M000100Y43",
        "企业码",
    ] {
        assert_eq!(typed_code(text).unwrap(), text);
    }
    // Old phones sealed such texts as foreign codes: they stay what they were.
    assert_eq!(
        read_code("0123456789ABCDEFP").unwrap().kind,
        CodeKind::Foreign
    );
}

#[test]
fn anything_else_is_a_foreign_code_whole() {
    for text in [
        "https://ruqi.example/c/short",
        "https://ruqi.example/d/0123456789ABCDEF",
        "ftp://ruqi.example/c/0123456789ABCDEF",
        "/c/0123456789ABCDEF",
        "0123456789ABCDEU",
        "0123456789ABCDEF0",
        "http://www.gsxt.gov.cn/index?id=91350100M000100Y43",
        "企业码\n第二行",
    ] {
        let code = read_code(&format!("\u{3000} {text}\r\n")).unwrap();
        assert_eq!((code.kind, code.text.as_str()), (CodeKind::Foreign, text));
        assert_eq!(code.fingerprint, fingerprint(text));
    }
}

#[test]
fn a_code_of_megabytes_and_an_empty_one_are_refused() {
    assert_eq!(
        read_code(&"x".repeat(3_000_000)),
        Err(CodeError::TooLarge(3_000_000))
    );
    assert_eq!(read_code(" \u{3000}\n"), Err(CodeError::Empty));
    assert!(read_code(&"x".repeat(2048)).is_ok());
}

#[test]
fn fingerprints_are_those_of_the_protocol() {
    // printf 'ruqi-code-1\0%s' 0123456789ABCDEF | sha256sum
    assert_eq!(
        fingerprint("0123456789ABCDEF").to_string(),
        "7ac59c24d27f058a"
    );
}

proptest! {
    #[test]
    fn no_text_makes_a_code_panic(text in "\\PC{0,40}") {
        let _ = (read_code(&text), CreditCode::parse(&text), CreditCode::complete(&text));
    }

    #[test]
    fn every_door_code_reads_back(bytes in any::<[u8; 10]>()) {
        let code = DoorCode::from_bytes(bytes);
        prop_assert_eq!(DoorCode::parse(code.as_str()), Some(code));
        prop_assert_eq!(read_code(&format!("https://h/c/{code}")).unwrap().text, code.to_string());
    }

    #[test]
    fn two_letters_of_a_door_code_that_changed_places_are_noticed(bytes in any::<[u8; 10]>(), a in 0_usize..17, b in 0_usize..17) {
        let mut letters = printed(DoorCode::from_bytes(bytes).as_str());
        prop_assert!(typed_code(std::str::from_utf8(&letters).unwrap()).is_ok());
        letters.swap(a, b);
        let same = letters[a] == letters[b];
        prop_assert_eq!(typed_code(std::str::from_utf8(&letters).unwrap()).is_ok(), same);
    }

    #[test]
    fn one_wrong_character_is_noticed(number in 0_u32..99_999, place in 8_usize..17, step in 1_usize..31) {
        const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
        let code = CreditCode::complete(&format!("914302000000{number:05}")).unwrap().to_string();
        let mut wrong = code.clone().into_bytes();
        let value = ALPHABET.iter().position(|letter| *letter == wrong[place]).unwrap();
        wrong[place] = ALPHABET[(value + step) % 31];
        let noticed = matches!(CreditCode::parse(std::str::from_utf8(&wrong).unwrap()), Err(CreditCodeError::CheckDigit { .. }));
        prop_assert!(noticed);
    }
}
