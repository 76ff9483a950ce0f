//! Readings (读音) of characters that have several, as they occur in names of firms, people and places.
//!
//! A word that settles the reading comes first, then the reading of a surname, then all readings that somebody may mean, the
//! likeliest first. A character that is in none of the tables goes by its first reading in the dictionary.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Words that leave no doubt, a line each.
const WORDS: &str = include_str!("words.txt");

/// The words by their first character, the longest first.
static WORDS_BY_FIRST: LazyLock<HashMap<char, Vec<Word>>> = LazyLock::new(|| {
    let mut by_first: HashMap<char, Vec<Word>> = HashMap::new();
    let words = WORDS.lines().filter(|line| !line.starts_with('#'));
    for word in words.filter_map(|line| line.split_once(' ')) {
        if let Some(first) = word.0.chars().next() {
            by_first.entry(first).or_default().push(word);
        }
    }
    for words in by_first.values_mut() {
        words.sort_by_key(|(word, _)| Reverse(word.len()));
    }
    by_first
});

/// A word and its initials.
type Word = (&'static str, &'static str);

/// What a character is read as a surname: at a name's beginning, and before 氏, 记 and 家.
const SURNAMES: &[(&str, &str)] = &[
    ("b", "薄秘"),
    ("c", "种"),
    ("g", "盖"),
    ("j", "贾"),
    ("m", "乜缪"),
    ("o", "区"),
    ("p", "繁朴"),
    ("q", "仇覃"),
    ("s", "单召折盛"),
    ("w", "尉隗"),
    ("x", "解洗"),
    ("y", "乐员"),
    ("z", "曾查祭翟"),
];

/// What follows a surname in the name of a shop.
const AFTER_SURNAME: [char; 3] = ['氏', '记', '家'];

/// Initials that somebody may mean, the likeliest first, and the characters that they are of.
const SEVERAL: &[(&str, &str)] = &[
    ("ae", "阿"),
    ("bp", "便堡泊薄扁埔陂磅刨曝"),
    ("cd", "澄铛"),
    ("cs", "谌参"),
    ("cx", "臭"),
    ("cz", "长藏朝曾查枞"),
    ("d", "单"),
    ("dt", "洞囤驮沓"),
    ("fb", "蕃"),
    ("fp", "番繁"),
    ("gh", "蛤镐"),
    ("gj", "给枸"),
    ("gw", "莞"),
    ("hk", "会"),
    ("hx", "行"),
    ("j", "祭"),
    ("jg", "芥贾伽夹"),
    ("jq", "荠稽缉犍"),
    ("jx", "解校颉浚"),
    ("kg", "咖"),
    ("kq", "卡壳"),
    ("ls", "率"),
    ("ly", "乐"),
    ("mb", "秘泌"),
    ("mn", "乜"),
    ("pb", "炮膀"),
    ("qc", "仇"),
    ("qj", "茄奇"),
    ("qo", "区"),
    ("qt", "覃"),
    ("qx", "郄茜蹊"),
    ("qy", "铅"),
    ("sc", "晟盛伺"),
    ("sx", "厦莘省宿歙"),
    ("sz", "召属峙"),
    ("td", "调弹提"),
    ("wg", "涡"),
    ("wk", "隗"),
    ("wm", "万"),
    ("wy", "尉蔚"),
    ("xc", "畜郗"),
    ("xh", "浒巷虾"),
    ("xj", "系降"),
    ("xq", "纤"),
    ("xw", "圩"),
    ("xy", "荥"),
    ("yc", "涌"),
    ("yj", "筠"),
    ("zc", "重传种幢"),
    ("zd", "翟"),
    ("zn", "粘"),
    ("zs", "折栅"),
    ("zy", "轧"),
];

/// The longest word that `text` begins with, and its initials.
pub(super) fn word(text: &str) -> Option<Word> {
    let words = WORDS_BY_FIRST.get(&text.chars().next()?)?;
    words
        .iter()
        .find(|(word, _)| text.starts_with(word))
        .copied()
}

/// Whether a surname is likely to stand before this.
pub(super) fn follows_a_surname(c: Option<char>) -> bool {
    c.is_some_and(|c| AFTER_SURNAME.contains(&c))
}

/// What the character is read as a surname.
pub(super) fn of_surname(c: char) -> impl Iterator<Item = char> {
    letters(SURNAMES, c)
}

/// What somebody may mean by the character, the likeliest first; nothing where its first reading is meant.
pub(super) fn of_character(c: char) -> impl Iterator<Item = char> {
    letters(SEVERAL, c)
}

fn letters(table: &'static [(&str, &str)], c: char) -> impl Iterator<Item = char> {
    let of_it = table
        .iter()
        .filter(move |(_, characters)| characters.contains(c));
    of_it.flat_map(|(letters, _)| letters.chars())
}

#[cfg(test)]
mod tests {
    use super::{WORDS, WORDS_BY_FIRST};

    #[test]
    fn each_word_has_a_letter_for_each_character_and_stands_once() {
        let lines = WORDS
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mut seen = std::collections::HashSet::new();
        for line in lines.clone() {
            let (word, letters) = line.split_once(' ').unwrap();
            assert_eq!(word.chars().count(), letters.len(), "{line}");
            assert!(letters.chars().all(|c| c.is_ascii_lowercase()), "{line}");
            assert!(seen.insert(word), "{line}");
        }
        assert_eq!(WORDS_BY_FIRST.values().flatten().count(), lines.count());
    }
}
