//! Adds visits that others stand in the way of: twice a year, on two levels, by two agencies, on a quiet day, before
//! the day of force; and joint ones, which do not stand in each other's way.

use chrono::NaiveDate;

use crate::demo::calendar::{DAY, MINUTE, at};
use crate::demo::drawn_visit::DrawnVisit;
use crate::demo::year::Year;

/// Adds them to the year.
pub fn add(year: &mut Year<'_>) {
    twice_a_year(year);
    two_levels(year);
    two_agencies(year);
    joint(year);
    averted(year);
    before_the_document(year);
}

/// The same organ comes again within the year; half of the phones could not know.
fn twice_a_year(year: &mut Year<'_>) {
    let again: Vec<DrawnVisit> = year
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

/// 劝返: warned on a quiet day, and not gone in.
fn averted(year: &mut Year<'_>) {
    for n in 0..22 {
        let Some(mut visit) = year.somewhere(n, true) else {
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
        let Some(mut visit) = year.somewhere(0, false) else {
            continue;
        };
        let day = NaiveDate::from_ymd_opt(2024, 1, 24 + n).unwrap_or(NaiveDate::MIN);
        visit.at = at(day, 600);
        visit.id = year.dice.id(visit.at);
        year.visits.push(visit);
    }
}

fn push_if_past(year: &mut Year<'_>, visit: DrawnVisit) {
    if visit.at < at(year.today, 0) {
        year.visits.push(visit);
    }
}
