//! Some visits of every kind that the rules find, and of every kind that they let pass.

use chrono::NaiveDate;

use super::calendar::{DAY, HOUR, MINUTE, at};
use super::visits::{After, Scanned, Visit, Year};

/// Codes at doors that nobody has bound yet.
pub const UNKNOWN_CODES: [&str; 3] = [
    "https://code.hunan.example/yingshang?e=4302110007431&v=2",
    "https://code.hunan.example/yingshang?e=4302030001188&v=2",
    "湖南营商码:HN-4302-ZZ-000917",
];

/// Adds them to the year.
pub fn add(year: &mut Year<'_>) {
    twice_a_year(year);
    two_levels(year);
    two_agencies(year);
    joint(year);
    complaints(year);
    off_plan_and_other_kinds(year);
    afterwards(year);
    without_number(year);
    old_data(year);
    unknown_codes(year);
    averted(year);
    before_the_document(year);
    withdrawn_or_one(year);
}

/// The same organ comes again within the year; half of the phones could not know.
fn twice_a_year(year: &mut Year<'_>) {
    let again: Vec<Visit> = year
        .visits
        .iter()
        .filter(|v| v.exemption.is_none())
        .step_by(29)
        .take(14)
        .cloned()
        .collect();
    for (n, first) in again.into_iter().enumerate() {
        let later = first.at + (20 + n as i64) * DAY;
        let mut second = first.clone();
        second.id = year.dice.id(later);
        second.at = year.next_day(later);
        second.officer = (first.officer + 2) % 4;
        second.colleague = None;
        second.filing = None;
        second.online = n % 2 == 0;
        second.data_age = if second.online {
            5 * MINUTE
        } else {
            (30 + n as i64) * DAY
        };
        push_if_past(year, second);
    }
}

/// City and county for the same matter: 重复检查.
fn two_levels(year: &mut Year<'_>) {
    let (city, county) = (year.organ("ZZ-SCJG"), year.organ("TY-SCJG"));
    pairs(year, city, county, 8);
}

/// Two organs of the city for the same matter: 多头检查.
fn two_agencies(year: &mut Year<'_>) {
    let (first, second) = (year.organ("ZZ-ZJJS"), year.organ("ZZ-CSGL"));
    pairs(year, first, second, 6);
}

fn pairs(year: &mut Year<'_>, first: usize, second: usize, count: usize) {
    for n in 0..count {
        let firm = year.some_firm(second).or_else(|| year.some_firm(first));
        let Some(firm) = firm else { continue };
        let day = year.some_day(false);
        let mut one = year.visit(first, firm, day);
        let mut other = year.visit(second, firm, day);
        if one.matters.is_empty() {
            one.matters.clone_from(&other.matters);
        }
        other.matters = one.matters.iter().take(1).cloned().collect();
        other.at = year.next_day(one.at + (3 + n as i64) * DAY);
        other.id = year.dice.id(other.at);
        year.visits.push(one);
        push_if_past(year, other);
    }
}

/// 综合查一次: three organs under one joint id, the leader's.
fn joint(year: &mut Year<'_>) {
    let organs = ["ZZ-SCJG", "ZZ-XFJY", "ZZ-YJGL"].map(|id| year.organ(id));
    for _ in 0..5 {
        let Some(firm) = year.some_firm(organs[0]) else {
            continue;
        };
        let day = year.some_day(false);
        let leader = year.visit(organs[0], firm, day);
        for (n, organ) in organs.iter().enumerate() {
            let mut visit = if n == 0 {
                leader.clone()
            } else {
                year.visit(*organ, firm, day)
            };
            visit.at = leader.at + n as i64 * 4 * MINUTE;
            visit.joint = Some(leader.id);
            if visit.matters.is_empty() {
                visit.matters = vec![["SCJG-10", "XFJY-01", "YJGL-01"][n].into()];
            }
            year.visits.push(visit);
        }
    }
}

/// Complaints are handled on any day; sometimes the number comes later, sometimes never.
fn complaints(year: &mut Year<'_>) {
    for n in 0..36 {
        let Some(mut visit) = some_visit(year, n, n % 2 == 0) else {
            continue;
        };
        visit.category = "complaint";
        let number = format!("12345-{}", 20_260_000 + n * 37);
        if n % 3 == 0 {
            visit.after = After::Reference(number);
        } else if n % 3 == 1 {
            visit.exemption = Some(("complaint", number));
        }
        year.visits.push(visit);
    }
}

/// Not in the plan; special and other inspections; visits that are none.
fn off_plan_and_other_kinds(year: &mut Year<'_>) {
    for n in 0..48 {
        let Some(mut visit) = some_visit(year, n, n % 5 == 0) else {
            continue;
        };
        visit.category = ["routine", "special", "service", "other"][n % 4];
        if n % 8 == 1 {
            visit.exemption = Some(("superior_assigned", "株政办函〔2025〕63号".into()));
        }
        if n % 12 == 5 {
            visit.exemption = Some(("emergency", String::new()));
        }
        year.visits.push(visit);
    }
}

/// 补录: registered later than begun.
fn afterwards(year: &mut Year<'_>) {
    for n in 0..12 {
        let Some(mut visit) = some_visit(year, n, false) else {
            continue;
        };
        visit.started_at = Some(visit.at - (15 + n as i64 * 20) * MINUTE);
        visit.online = false;
        year.visits.push(visit);
    }
}

/// A ground without its number, and one that the pack does not know.
fn without_number(year: &mut Year<'_>) {
    for n in 0..10 {
        let Some(mut visit) = some_visit(year, n, true) else {
            continue;
        };
        let ground = ["food_drug_safety", "work_safety", "local_campaign"][n % 3];
        visit.exemption = Some((
            ground,
            if n % 3 == 2 {
                "专项〔2025〕4号".into()
            } else {
                String::new()
            },
        ));
        year.visits.push(visit);
    }
}

/// Phones that had not synced for days.
fn old_data(year: &mut Year<'_>) {
    for n in 0..8 {
        let Some(mut visit) = some_visit(year, n, false) else {
            continue;
        };
        visit.online = false;
        visit.data_age = (80 + n as i64 * 9) * HOUR;
        year.visits.push(visit);
    }
}

/// A code that is bound to nothing is registered all the same.
fn unknown_codes(year: &mut Year<'_>) {
    for n in 0..7 {
        let Some(mut visit) = some_visit(year, 2 + n % 2, false) else {
            continue;
        };
        visit.scanned = Scanned::Unknown(UNKNOWN_CODES[n % UNKNOWN_CODES.len()]);
        year.visits.push(visit);
    }
}

/// 劝返: warned on a quiet day, and not gone in.
fn averted(year: &mut Year<'_>) {
    for n in 0..22 {
        let Some(mut visit) = some_visit(year, n, true) else {
            continue;
        };
        visit.averted = true;
        visit.colleague = None;
        year.visits.push(visit);
    }
}

/// The trial, a few days before the document's day of force.
fn before_the_document(year: &mut Year<'_>) {
    for n in 0..3 {
        let Some(mut visit) = some_visit(year, 0, false) else {
            continue;
        };
        let day = NaiveDate::from_ymd_opt(2024, 1, 24 + n).unwrap_or(NaiveDate::MIN);
        visit.at = at(day, 600);
        visit.id = year.dice.id(visit.at);
        year.visits.push(visit);
    }
}

/// Registered by mistake; or twice for one visit.
fn withdrawn_or_one(year: &mut Year<'_>) {
    for n in 0..8 {
        let Some(mut visit) = some_visit(year, n, false) else {
            continue;
        };
        visit.after = if n % 2 == 0 {
            After::Withdrawn("误登记：现场确认不是本次检查对象")
        } else {
            visit.colleague = Some((visit.officer + 1) % 4);
            After::SameVisit
        };
        year.visits.push(visit);
    }
}

/// A visit by some organ at some firm of its field, on a quiet day or not.
fn some_visit(year: &mut Year<'_>, n: usize, quiet: bool) -> Option<Visit> {
    const ORGANS: [&str; 10] = [
        "ZZ-SCJG", "ZZ-YJGL", "TY-SCJG", "ZZ-STHJ", "LS-SCJG", "ZZ-XFJY", "TY-YJGL", "HT-SCJG",
        "ZZ-WSJK", "LL-SCJG",
    ];
    let organ = year.organ(ORGANS[n % ORGANS.len()]);
    let firm = year.some_firm(organ)?;
    let day = year.some_day(quiet);
    Some(year.visit(organ, firm, day))
}

fn push_if_past(year: &mut Year<'_>, visit: Visit) {
    if visit.at < at(year.today, 0) {
        year.visits.push(visit);
    }
}
