//! What the rules of timing have of their own: days, caps, windows.

use super::lists::{self, MOST_IN_A_LIST};
use super::words::Words;
use crate::domain::enterprise_facts::EnterpriseFact;
use crate::finding::Rule;
use crate::json::{At, Read};
use crate::pack::Index;
use crate::pack::terms::{Cap, Grades, OverFrequency, QuietDay, Repeat, Scope, Window};

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Words {
    pub(super) fn quiet_day(&self, at: &At<'_, '_>) -> Read<QuietDay> {
        let weekdays = at.key("weekdays")?;
        let days = at.key("days_of_month")?;
        let rule = QuietDay {
            terms: self.terms(Rule::QuietDay, at)?,
            weekdays: lists::set(&weekdays, |at| {
                lists::one_of(at, WEEKDAYS.into_iter(), "a weekday (mon to sun)")
            })?,
            days_of_month: lists::set(&days, |at| {
                Ok(Index::try_from(at.number(1, 31)?).unwrap_or(0))
            })?,
        };
        // Every day of the month falls on every weekday at some time, so only a full list leaves no day.
        if rule.weekdays.indices().count() == WEEKDAYS.len() {
            return weekdays.refuse("leaves no day on which one may come at all");
        }
        if rule.days_of_month.indices().count() == 31 {
            return days.refuse("leaves no day on which one may come at all");
        }
        Ok(rule)
    }

    pub(super) fn over_frequency(&self, at: &At<'_, '_>) -> Read<OverFrequency> {
        let caps_at = at.key("caps")?;
        if caps_at.list()?.len() > MOST_IN_A_LIST {
            return caps_at.refuse(format!("has more than {MOST_IN_A_LIST} entries"));
        }
        let mut caps: Vec<Cap> = Vec::new();
        for at in caps_at.items()? {
            let cap = self.cap(&at)?;
            if caps.iter().any(|known| known.id == cap.id) {
                return at.key("id")?.refuse("is another cap's id, too");
            }
            caps.push(cap);
        }
        Ok(OverFrequency {
            terms: self.terms(Rule::OverFrequency, at)?,
            not_counted: self.ground_set(&at.key("not_counted")?)?,
            caps,
        })
    }

    fn cap(&self, at: &At<'_, '_>) -> Read<Cap> {
        let scope_at = at.key("scope")?;
        let scope = match scope_at.text()?.as_ref() {
            "organ" => Scope::Organ,
            "tiers" => Scope::Tiers(self.tier_set(&at.key("tiers")?)?),
            _ => return scope_at.refuse("is not a scope (organ or tiers)"),
        };
        let matters = at.key_if_there("matters")?;
        let matters = matters
            .as_ref()
            .and_then(At::nullable)
            .map(lists::texts)
            .transpose()?;
        let grades = at.key_if_there("grades")?;
        let grades = grades
            .as_ref()
            .and_then(At::nullable)
            .map(|at| self.grades(at))
            .transpose()?;
        Ok(Cap {
            id: at.key("id")?.text()?.to_string(),
            scope,
            max: usize::try_from(at.key("max")?.number(0, 366)?).unwrap_or(0),
            window: window(&at.key("window")?)?,
            matters,
            grades,
        })
    }

    /// Some of the pack's grades, each once; null for enterprises that have none of them.
    fn grades(&self, at: &At<'_, '_>) -> Read<Grades> {
        let mut grades = Grades::default();
        for item in at.items()? {
            let known = if item.is_null() {
                std::mem::replace(&mut grades.ungraded, true)
            } else {
                let names = self.facts[EnterpriseFact::Grade].iter().map(String::as_str);
                let grade = lists::one_of(&item, names, "a grade of this pack")?;
                let known = grades.listed.contains(grade);
                grades.listed.insert(grade);
                known
            };
            if known {
                return item.refuse("is there twice");
            }
        }
        if at.list()?.is_empty() {
            return at.refuse("is empty");
        }
        Ok(grades)
    }

    pub(super) fn repeat(&self, rule: Rule, at: &At<'_, '_>) -> Read<Repeat> {
        Ok(Repeat {
            terms: self.terms(rule, at)?,
            not_counted: self.ground_set(&at.key("not_counted")?)?,
            window: window(&at.key("window")?)?,
            tiers: self.tier_set(&at.key("tiers")?)?,
            joint_apart: at.key("joint_apart")?.read()?,
        })
    }
}

fn window(at: &At<'_, '_>) -> Read<Window> {
    if at.any_text().is_ok_and(|text| text == "calendar_year") {
        return Ok(Window::CalendarYear);
    }
    if !at.is_object() {
        return at.refuse("is not a window (\"calendar_year\" or {\"months\": n})");
    }
    let months = at.key("months")?.number(1, 120)?;
    Ok(Window::Months(u32::try_from(months).unwrap_or(1)))
}
