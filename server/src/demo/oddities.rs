//! Adds visits of every other kind: complaints, other categories, what is not in the plan, registered late, without a
//! number, by phones that knew little, by codes that nobody knows, by mistake, and twice for one visit.

use crate::demo::calendar::{HOUR, MINUTE};
use crate::demo::drawn_visit::{After, Scanned};
use crate::demo::year::Year;

/// Codes at doors that nobody has bound yet. The last has never been scanned.
pub const UNKNOWN_CODES: [&str; 4] = [
    "https://code.hunan.example/yingshang?e=4302110007431&v=2",
    "https://code.hunan.example/yingshang?e=4302030001188&v=2",
    "湖南营商码:HN-4302-ZZ-000917",
    "https://code.hunan.example/yingshang?e=4302110009902&v=2",
];

/// Adds them to the year.
pub fn add(year: &mut Year<'_>) {
    complaints(year);
    off_plan_and_other_kinds(year);
    afterwards(year);
    without_number(year);
    old_data(year);
    unknown_codes(year);
    withdrawn_or_one(year);
}

/// Complaints are handled on any day; sometimes the number comes later, sometimes never.
fn complaints(year: &mut Year<'_>) {
    for n in 0..36 {
        let Some(mut visit) = year.somewhere(n, n % 2 == 0) else {
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
        let Some(mut visit) = year.somewhere(n, n % 5 == 0) else {
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
        let Some(mut visit) = year.somewhere(n, false) else {
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
        let Some(mut visit) = year.somewhere(n, true) else {
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
        let Some(mut visit) = year.somewhere(n, false) else {
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
        let Some(mut visit) = year.somewhere(2 + n % 2, false) else {
            continue;
        };
        visit.scanned = Scanned::Unknown(UNKNOWN_CODES[n % 3]);
        year.visits.push(visit);
    }
}

/// Registered by mistake; or twice for one visit.
fn withdrawn_or_one(year: &mut Year<'_>) {
    for n in 0..8 {
        let Some(mut visit) = year.somewhere(n, false) else {
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
