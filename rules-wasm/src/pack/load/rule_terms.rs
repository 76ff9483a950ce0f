//! The rules of a pack, and what every rule has: severity, article, grounds that lift it.

use super::lists;
use super::words::Words;
use crate::finding::{Rule, Severity};
use crate::json::{At, Read};
use crate::pack::terms::{Limited, Rules, Terms};

impl Words {
    pub(super) fn rules(&self, at: &At<'_, '_>) -> Read<Rules> {
        // It alone must be there.
        at.key(Rule::NotInForce.as_str())?;
        let mut rules = Rules::default();
        for (key, at) in lists::entries(at)? {
            match Rule::parse(key) {
                Some(rule) => self.rule(rule, &at, &mut rules)?,
                None => return at.refuse("is not a rule"),
            }
        }
        Ok(rules)
    }

    fn rule(&self, rule: Rule, at: &At<'_, '_>, rules: &mut Rules) -> Read<()> {
        match rule {
            Rule::NotInForce => rules.not_in_force = self.terms(rule, at)?,
            Rule::QuietDay => rules.quiet_day = Some(self.quiet_day(at)?),
            Rule::OverFrequency => rules.over_frequency = Some(self.over_frequency(at)?),
            Rule::RepeatAcrossLevels => rules.repeat_across_levels = Some(self.repeat(rule, at)?),
            Rule::OverlapAcrossAgencies => {
                rules.overlap_across_agencies = Some(self.repeat(rule, at)?)
            }
            Rule::OffPlan => rules.off_plan = Some(self.terms(rule, at)?),
            Rule::PlanUnknown => rules.plan_unknown = Some(self.terms(rule, at)?),
            Rule::Unfiled => rules.unfiled = Some(self.terms(rule, at)?),
            Rule::FiledLate => rules.filed_late = Some(self.terms(rule, at)?),
            Rule::Unapproved => rules.unapproved = Some(self.terms(rule, at)?),
            Rule::FilingUnknown => rules.filing_unknown = Some(self.terms(rule, at)?),
            Rule::RegisteredLate => {
                rules.registered_late = Some(self.limited(rule, at, "tolerance_minutes")?);
            }
            Rule::AfterwardsOverdue => {
                rules.afterwards_overdue = Some(self.limited(rule, at, "days")?);
            }
            Rule::NotScanned => rules.not_scanned = Some(self.terms(rule, at)?),
            Rule::ExemptionUnsubstantiated => {
                rules.exemption_unsubstantiated = Some(self.terms(rule, at)?);
            }
            Rule::StaleHistory => rules.stale_history = Some(self.limited(rule, at, "hours")?),
        }
        Ok(())
    }

    /// A rule with a number of its own, under this key.
    fn limited(&self, rule: Rule, at: &At<'_, '_>, key: &str) -> Read<Limited> {
        Ok(Limited {
            limit: at.key(key)?.number(0, 10_000)?,
            terms: self.terms(rule, at)?,
        })
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
