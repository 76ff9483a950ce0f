//! A case of a pack.

use ruqi_rules::{Date, EnterpriseFact, Instant, Pack};
use serde_json::{Value, json};

use crate::announcements::{self, MATTERS, ORGANS};
use crate::dice::Dice;
use crate::writing::instant;

const DAY: i64 = Instant::DAY;
const ENTERPRISES: [&str; 3] = ["91430200MA4L12345F", "企业乙", "code:0011223344556677"];
const IDS: [&str; 10] = [
    "a",
    "b",
    "~",
    "～",
    "😀",
    "𠮷",
    "é",
    "e\u{301}",
    "\u{2028}",
    "h\"\\\u{1}",
];
const REFERENCES: [&str; 8] = [
    "株应急〔2026〕3号",
    "12345-1",
    "",
    " ",
    "\u{3000}",
    "\u{a0}\t\n",
    "\u{200b}",
    " x ",
];
/// Days where something turns: years, February's end, months of 31 days, the days of force, the ends of what can be.
const TURNS: [&str; 12] = [
    "2024-01-31",
    "2024-04-01",
    "2025-12-31",
    "2026-01-01",
    "2026-02-28",
    "2026-08-31",
    "2028-02-29",
    "2026-03-20",
    "2026-11-25",
    "2025-01-01",
    "0001-01-02",
    "8999-12-30",
];

pub fn case(dice: &mut Dice, pack: &Pack, number: u32) -> Value {
    // Some six visits about one day, so that they meet.
    let day = match dice.below(3) {
        0 => Date::parse(dice.of::<&str>(&TURNS)).map_or(20_500, Date::days),
        _ => i32::try_from(dice.between(20_400, 20_900)).unwrap_or(20_500),
    };
    let enterprise = dice.of(&ENTERPRISES).to_string();
    let mut visit = visit(dice, pack, day, &enterprise);
    if dice.one_in(9) {
        visit["void"] = json!(true);
    }
    let mut history: Vec<Value> = Vec::new();
    for index in 0..dice.below(9) {
        let far = if dice.one_in(3) { 5 } else { 420 };
        let day = i64::from(day) - dice.between(-20, far);
        let mut other = self::visit(dice, pack, i32::try_from(day).unwrap_or(0), &enterprise);
        tie(dice, &visit, &mut other);
        if history.iter().any(|known| known["id"] == other["id"]) {
            other["id"] = json!(format!(
                "{}{index}",
                other["id"].as_str().unwrap_or_default()
            ));
        }
        history.push(other);
    }
    let synced = i64::from(day) * DAY - dice.between(0, 6) * DAY / 2;
    let as_of = dice.one_in(2).then(|| instant(dice, synced));
    let mut case = json!({
        "id": format!("g{number}{}", if dice.one_in(20) { "\u{1F600}" } else { "" }),
        "visit": visit,
        "history": history,
        "history_as_of": as_of,
        "plan": announcements::some(dice, day, &enterprise, false),
        "filings": announcements::some(dice, day, &enterprise, true),
        "note": ["kept for people", { "unknown": true }],
    });
    for fact in EnterpriseFact::ALL {
        if let Some(known) = known(dice, pack.listed(*fact)) {
            case[fact.as_str()] = known;
        }
    }
    case
}

/// Of an enterprise mostly one of those that the pack lists, if it lists any; the key is left out, too.
fn known(dice: &mut Dice, listed: &[String]) -> Option<Value> {
    match dice.below(6) {
        0 => None,
        1 => Some(Value::Null),
        2 => Some(json!(*dice.of(&["特级", "a", ""]))),
        _ if listed.is_empty() => Some(json!("A")),
        _ => Some(json!(dice.of(listed))),
    }
}

fn visit(dice: &mut Dice, pack: &Pack, day: i32, enterprise: &str) -> Value {
    let level = &dice.of(&pack.levels).key;
    let category = dice.of(&pack.categories);
    // Often on an edge of the pack's own day.
    let midnight = i64::from(day) * DAY - i64::from(pack.utc_offset_minutes) * 60_000;
    let at = midnight
        + match dice.below(6) {
            0 => 0,
            1 => DAY - 1,
            2 => -1,
            3 => 34_200_000,
            _ => dice.between(0, DAY - 1),
        };
    let started_at = match dice.below(8) {
        0 => Some(at - 600_000),
        1 => Some(at - 600_001),
        2 => Some(at - dice.between(0, 12) * DAY),
        3 => Some(at + 60_000),
        4 => Some(at),
        _ => None,
    };
    let matters: Vec<&str> = (0..dice.below(3) + usize::from(category.inspection))
        .map(|_| *dice.of(&MATTERS))
        .collect();
    json!({
        "id": *dice.of(&IDS),
        "enterprise": if dice.one_in(12) { dice.of(&ENTERPRISES) } else { enterprise },
        "organ": *dice.of(&ORGANS),
        "level": level,
        "category": category.key,
        "matters": matters,
        "at": instant(dice, at),
        "started_at": started_at.map(|at| instant(dice, at)),
        "entry": *dice.of(&["scan", "scan", "manual"]),
        "joint": *dice.of(&[None, None, Some("J1"), Some("J2")]),
        "exemption": exemption(dice, pack),
        "void": dice.one_in(8),
    })
}

/// Makes two visits meet: the same organ and level, and sometimes the same instant in another writing.
fn tie(dice: &mut Dice, visit: &Value, other: &mut Value) {
    if dice.one_in(2) {
        other["organ"] = visit["organ"].clone();
        other["level"] = visit["level"].clone();
    }
    if dice.one_in(6)
        && let Some(at) = visit["at"].as_str().and_then(|at| Instant::parse(at).ok())
    {
        other["at"] = json!(instant(dice, at.millis()));
        other["started_at"] = Value::Null;
    }
}

fn exemption(dice: &mut Dice, pack: &Pack) -> Option<Value> {
    if !dice.one_in(3) {
        return None;
    }
    let ground = match dice.below(10) {
        0 => "harvest_festival",
        1 => "",
        _ => &dice.of(&pack.grounds).key,
    };
    Some(json!({ "ground": ground, "reference": *dice.of(&REFERENCES) }))
}
