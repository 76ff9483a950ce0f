//! The rules of a pack, and what every rule has: severity, article, grounds that lift it.

use super::lists;
use super::words::Words;
use crate::finding::{Rule, Severity};
use crate::json::{At, Read};
use crate::pack::terms::{Limited, Rules, Terms};

impl Words {
    pub(super) fn rules(&self, at: &At<'_, '_>) -> Read<Rules> {
        for (key, rule) in lists::entries(at)? {
            if Rule::parse(key).is_none() {
                return rule.refuse("is not a rule");
            }
        }
        let not_in_force = at.key(Rule::NotInForce.as_str())?;
        let mut rules = Rules {
            not_in_force: self.terms(Rule::NotInForce, &not_in_force)?,
            ..Rules::default()
        };
        if let Some(at) = at.key_if_there(Rule::QuietDay.as_str())? {
            rules.quiet_day = Some(self.quiet_day(&at)?);
        }
        if let Some(at) = at.key_if_there(Rule::OverFrequency.as_str())? {
            rules.over_frequency = Some(self.over_frequency(&at)?);
        }
        for (rule, repeat) in [
            (Rule::RepeatAcrossLevels, &mut rules.repeat_across_levels),
            (
                Rule::OverlapAcrossAgencies,
                &mut rules.overlap_across_agencies,
            ),
        ] {
            if let Some(at) = at.key_if_there(rule.as_str())? {
                *repeat = Some(self.repeat(rule, &at)?);
            }
        }
        for (rule, terms) in [
            (Rule::OffPlan, &mut rules.off_plan),
            (Rule::PlanUnknown, &mut rules.plan_unknown),
            (Rule::Unfiled, &mut rules.unfiled),
            (Rule::FiledLate, &mut rules.filed_late),
            (Rule::Unapproved, &mut rules.unapproved),
            (Rule::FilingUnknown, &mut rules.filing_unknown),
            (Rule::NotScanned, &mut rules.not_scanned),
            (
                Rule::ExemptionUnsubstantiated,
                &mut rules.exemption_unsubstantiated,
            ),
        ] {
            if let Some(at) = at.key_if_there(rule.as_str())? {
                *terms = Some(self.terms(rule, &at)?);
            }
        }
        for (rule, key, limited) in [
            (
                Rule::RegisteredLate,
                "tolerance_minutes",
                &mut rules.registered_late,
            ),
            (
                Rule::AfterwardsOverdue,
                "days",
                &mut rules.afterwards_overdue,
            ),
            (Rule::StaleHistory, "hours", &mut rules.stale_history),
        ] {
            if let Some(at) = at.key_if_there(rule.as_str())? {
                *limited = Some(Limited {
                    terms: self.terms(rule, &at)?,
                    limit: at.key(key)?.number(0, 10_000)?,
                });
            }
        }
        Ok(rules)
    }

    pub(super) fn terms(&self, rule: Rule, at: &At<'_, '_>) -> Read<Terms> {
        let article = match at.key("article")?.nullable() {
            None => None,
            Some(article) => {
                let number = article.text()?.as_ref();
                if !self.articles.iter().any(|(known, _)| known == number) {
                    return article.refuse("is not an article of this pack");
                }
                Some(number.to_string())
            }
        };
        let lifted_by_in_order = match (Rules::can_be_lifted(rule), at.key_if_there("lifted_by")?) {
            (true, _) => at
                .key("lifted_by")?
                .items()?
                .map(|at| self.ground(&at))
                .collect::<Read<_>>()?,
            (false, None) => Vec::new(),
            (false, Some(grounds)) => {
                return grounds.refuse("is given, but no ground lifts this rule");
            }
        };
        Ok(Terms {
            severities: self.severities(&at.key("severity")?)?,
            article,
            lifted_by: lifted_by_in_order.iter().copied().collect(),
            lifted_by_in_order,
        })
    }

    /// One word for all categories, or one for each with `*` for the rest.
    fn severities(&self, at: &At<'_, '_>) -> Read<Vec<Severity>> {
        if at.is_text() {
            return Ok(vec![severity(at)?; self.categories.len()]);
        }
        let mut rest = None;
        let mut severities = vec![None; self.categories.len()];
        for (key, at) in lists::entries(at)? {
            match self
                .categories
                .iter()
                .position(|category| category.key == key)
            {
                Some(index) => severities[index] = Some(severity(&at)?),
                None if key == "*" => rest = Some(severity(&at)?),
                None => return at.refuse("is not a category of this pack"),
            }
        }
        let whole: Option<Vec<Severity>> = severities
            .into_iter()
            .map(|severity| severity.or(rest))
            .collect();
        whole.map_or_else(
            || at.refuse("leaves out a category, and has no * for the rest"),
            Ok,
        )
    }
}

fn severity(at: &At<'_, '_>) -> Read<Severity> {
    match Severity::parse(at.text()?) {
        Some(severity) => Ok(severity),
        None => at.refuse("is not a severity (info, caution, violation)"),
    }
}
