//! Lines that are no cases: both sides must refuse them in the same words.

use serde_json::{Value, json};

use crate::dice::Dice;

const KEYS: [&str; 12] = [
    "id",
    "enterprise",
    "organ",
    "level",
    "category",
    "matters",
    "at",
    "started_at",
    "entry",
    "joint",
    "exemption",
    "void",
];
const ODD_INSTANTS: [&str; 12] = [
    "2026-03-05",
    "2026-03-05 09:30:00+08:00",
    "2026-03-05T09:30+08:00",
    "2026-03-05T09:30:60+08:00",
    "2026-03-05T24:00:00Z",
    "2026-02-29T00:00:00Z",
    "2026-03-05T09:30:00.1234Z",
    "2026-03-05T09:30:00.Z",
    "2026-03-05T09:30:00",
    "9001-01-01T00:00:00Z",
    "0000-12-31T00:00:00Z",
    "2026-03-05T09:30:00+0800",
];

pub fn line(dice: &mut Dice, mut case: Value) -> String {
    match dice.below(12) {
        0 => drop_key(
            &mut case,
            dice.of::<&str>(&["id", "visit", "history", "history_as_of", "plan", "filings"]),
        ),
        1 => drop_key(&mut case["visit"], dice.of::<&str>(&KEYS)),
        2 => case["visit"]["at"] = json!(dice.of(&ODD_INSTANTS)),
        3 => {
            case["visit"][*dice.of(&KEYS)] = dice
                .of(&[json!(7), json!(null), json!([]), json!({}), json!("")])
                .clone()
        }
        4 => case["visit"]["category"] = json!("burglary"),
        5 => repeat_history(&mut case),
        6 => {
            case["id"] = dice
                .of(&[json!(""), json!(5), json!(null), json!(["x"])])
                .clone()
        }
        7 => {
            case["plan"] = json!([{ "id": "P", "organ": "O", "enterprise": null, "matters": [], "from": "2026-02-30", "to": "x" }])
        }
        8 => case["visit"] = json!(["v", "e", "o", "city", "routine", ["m"]]),
        9 => case["grade"] = dice.of(&[json!(7), json!(["A"]), json!({})]).clone(),
        10 => {
            case["filings"] = json!([{ "id": "F", "organ": "O", "enterprise": null, "matters": [],
                "from": "2026-01-01", "to": "2026-12-31", "filed_at": "2026-01-01T00:00:00Z",
                "approved_at": dice.of(&ODD_INSTANTS) }])
        }
        _ => return cut(dice, &case.to_string()),
    }
    case.to_string()
}

fn drop_key(object: &mut Value, key: &str) {
    object.as_object_mut().map(|object| object.remove(key));
}

fn repeat_history(case: &mut Value) {
    if let Some(history) = case["history"].as_array_mut()
        && let Some(last) = history.last().cloned()
    {
        history.push(last);
    }
}

/// A line that ends too early, or has something after it.
fn cut(dice: &mut Dice, line: &str) -> String {
    let end = (0..=dice.below(line.len()))
        .rev()
        .find(|end| line.is_char_boundary(*end))
        .unwrap_or(0);
    if dice.one_in(3) {
        format!("{line}]")
    } else {
        line[..end].to_owned()
    }
}
