//! Pinyin initials of a name (拼音首字母), made once when a name is stored: what an officer types to find it.

use pinyin::ToPinyin;

/// Words whose usual reading is not the first one of their characters, as they occur in names of firms and places.
const READ_OTHERWISE: &[(&str, &str)] = &[
    ("重庆", "cq"),
    ("长沙", "cs"),
    ("长春", "cc"),
    ("厦门", "xm"),
    ("银行", "yh"),
    ("支行", "zh"),
    ("分行", "fh"),
    ("商行", "sh"),
    ("车行", "ch"),
    ("六安", "la"),
    ("蚌埠", "bb"),
    ("大厦", "ds"),
    ("乐器", "yq"),
    ("音乐", "yy"),
    ("会计", "kj"),
    ("重工", "zg"),
    ("调味", "tw"),
    ("长城", "cc"),
];

/// `株洲天元食品有限公司` → `zztyspyxgs`. Latin letters and digits are kept, lower-cased and half width; what has no
/// reading is left out. Other polyphones go by their first reading.
pub fn initials(name: &str) -> String {
    let mut found = String::new();
    let mut rest = name;
    while let Some(next) = rest.chars().next() {
        if let Some((word, letters)) = READ_OTHERWISE
            .iter()
            .find(|(word, _)| rest.starts_with(word))
        {
            found.push_str(letters);
            rest = &rest[word.len()..];
            continue;
        }
        found.extend(initial(half_width(next)));
        rest = &rest[next.len_utf8()..];
    }
    found
}

fn initial(c: char) -> Option<char> {
    if c.is_ascii_alphanumeric() {
        return Some(c.to_ascii_lowercase());
    }
    c.to_pinyin()?.plain().chars().next()
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::initials;
    use proptest::prelude::*;

    #[test]
    fn a_name_is_found_by_what_one_would_type() {
        assert_eq!(initials("株洲天元食品有限公司"), "zztyspyxgs");
        assert_eq!(initials("重庆银行（株洲）支行"), "cqyhzzzh");
        assert_eq!(initials("３Ｄ打印 Lab-7"), "3ddylab7");
        assert_eq!(initials("𠮷野家"), "yj");
    }

    proptest! {
        #[test]
        fn any_name_gives_something_one_can_type(name in "\\PC{0,40}") {
            prop_assert!(initials(&name).chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
        }
    }
}
