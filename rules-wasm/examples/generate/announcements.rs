//! Plan items and filings that begin, end, are missing or not approved about a visit's day.

use ruqi_rules::Instant;
use serde_json::{Value, json};

use crate::dice::Dice;
use crate::writing::{date, instant};

const DAY: i64 = Instant::DAY;
pub const ORGANS: [&str; 6] = ["CS-SCJG", "CS-YJ", "TY-SCJG", "TY-XX", "SS-YJ", "机关“甲”"];
pub const MATTERS: [&str; 5] = ["SPJD-01", "TZSB-02", "HB-03", "XF-04", "消防\\04"];

/// The plan, or the filings; none where they are not at hand.
pub fn some(dice: &mut Dice, day: i32, enterprise: &str, filed: bool) -> Option<Vec<Value>> {
    if dice.one_in(8) {
        return None;
    }
    let mut items = Vec::new();
    for index in 0..dice.below(12) {
        let from = i64::from(day) - dice.between(0, 40);
        let to = i64::from(day) + dice.between(-1, 40);
        let mut item = json!({
            "id": format!("P{index}"),
            "organ": *dice.of(&ORGANS),
            "enterprise": *dice.of(&[None, Some(enterprise), Some("another")]),
            "matters": (0..dice.below(4)).map(|_| *dice.of(&MATTERS)).collect::<Vec<_>>(),
            "from": date(from),
            "to": date(to),
        });
        if filed {
            let filed_at = i64::from(day) * DAY + dice.between(-3, 3) * DAY / 4;
            item["filed_at"] = json!(instant(dice, filed_at));
            let approved_at = i64::from(day) * DAY + dice.between(-3, 3) * DAY / 4;
            match dice.below(5) {
                0 => {}
                1 => item["approved_at"] = Value::Null,
                _ => item["approved_at"] = json!(instant(dice, approved_at)),
            }
        }
        items.push(item);
    }
    Some(items)
}
