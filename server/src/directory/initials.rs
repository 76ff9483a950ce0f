//! Reads the pinyin initials of a name (拼音首字母): what an officer types to find an enterprise.

mod readings;

use pinyin::ToPinyin;

/// Keys of one name: eight are three characters of two readings each. Beyond those the less likely are left out, and so
/// is what a phone would carry for them.
const MAX_KEYS: usize = 8;

/// `株洲天元食品有限公司` → `zztyspyxgs`; `曾氏米粉店` → `zsmfd csmfd`: where a character can be read in several ways, a
/// key each way, the likeliest first, with spaces between them. Latin letters and digits are kept, lower-cased and half
/// width; what has no reading is left out.
pub fn initials(name: &str) -> String {
    let mut keys = vec![String::new()];
    let mut rest = name;
    while let Some(next) = rest.chars().next() {
        if let Some((word, letters)) = readings::word(rest) {
            keys.iter_mut().for_each(|key| key.push_str(letters));
            rest = &rest[word.len()..];
            continue;
        }
        let is_first = rest.len() == name.len();
        rest = &rest[next.len_utf8()..];
        let is_surname = is_first || readings::follows_a_surname(rest.chars().next());
        keys = each_with(&keys, &letters(next, is_surname));
    }
    keys.join(" ")
}

/// Each key with each letter, those with the likeliest letter first.
fn each_with(keys: &[String], letters: &[char]) -> Vec<String> {
    if letters.is_empty() {
        return keys.to_vec();
    }
    let longer = letters.iter().flat_map(|letter| {
        keys.iter().map(|key| {
            let mut longer = key.clone();
            longer.push(*letter);
            longer
        })
    });
    longer.take(MAX_KEYS).collect()
}

/// What may be typed for the character, each once, the likeliest first.
fn letters(c: char, is_surname: bool) -> Vec<char> {
    let mut letters = Vec::new();
    let surname = is_surname.then(|| readings::of_surname(c));
    for letter in surname
        .into_iter()
        .flatten()
        .chain(readings::of_character(c))
    {
        if !letters.contains(&letter) {
            letters.push(letter);
        }
    }
    if letters.is_empty() {
        letters.extend(initial(half_width(c)));
    }
    letters
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
    use super::{MAX_KEYS, initials};
    use proptest::prelude::*;

    #[track_caller]
    fn is_found_by(name: &str, typed: &str) {
        let keys = initials(name);
        let found = keys.split(' ').any(|key| key.starts_with(typed));
        assert!(found, "{name}: {typed}, of {keys}");
    }

    #[test]
    fn a_name_is_found_by_what_one_would_type() {
        assert_eq!(initials("株洲天元食品有限公司"), "zztyspyxgs");
        assert_eq!(initials("重庆银行（株洲）支行"), "cqyhzzzh");
        assert_eq!(initials("３Ｄ打印 Lab-7"), "3ddylab7");
        assert_eq!(initials("𠮷野家"), "yj");
    }

    #[test]
    fn a_surname_is_read_as_one_and_also_as_the_word_that_it_is() {
        for (name, first, also) in [
            ("曾氏米粉店", "zsmfd", "csmfd"),
            ("单记烧饼", "sjsb", "djsb"),
            ("解记面馆", "xjmg", "jjmg"),
            ("仇氏中医馆", "qszyg", "cszyg"),
            ("乐记百货", "yjbh", "ljbh"),
            ("区氏凉茶", "oslc", "qslc"),
            ("株洲市区氏凉茶", "zzsoslc", "zzsqslc"),
            ("查记茶餐厅", "zjcct", "cjcct"),
            ("覃记米粉", "qjmf", "tjmf"),
            ("翟记早点", "zjzd", "djzd"),
            ("召氏百货", "ssbh", "zsbh"),
        ] {
            let keys = initials(name);
            is_found_by(name, first);
            is_found_by(name, also);
            assert!(keys.starts_with(first), "{keys}");
        }
        is_found_by("尉迟酒业", "ycjy");
        is_found_by("万俟商贸", "mqsm");
    }

    #[test]
    fn a_word_settles_how_its_characters_are_read() {
        for (name, key) in [
            ("长成空调维修", "ccktwx"),
            ("调味品商行", "twpsh"),
            ("便利店", "bld"),
            ("番禺会计", "pykj"),
            ("快乐琴行", "klqh"),
            ("种子公司", "zzgs"),
            ("起重机械", "qzjx"),
            ("海参收藏", "hssc"),
        ] {
            is_found_by(name, key);
        }
        assert_eq!(initials("重庆大厦"), "cqds");
    }

    proptest! {
        #[test]
        fn any_name_gives_keys_that_one_can_type(name in "(\\PC|[长重行调便番乐单]){0,40}") {
            let keys = initials(&name);
            let keys: Vec<&str> = keys.split(' ').collect();
            prop_assert!(keys.len() <= MAX_KEYS);
            for (at, key) in keys.iter().enumerate() {
                prop_assert!(key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
                prop_assert!(!keys[..at].contains(key));
            }
        }
    }
}
