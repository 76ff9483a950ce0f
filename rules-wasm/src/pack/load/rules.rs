//! The rules of a pack, and what every rule has: severity, article, grounds that lift it.

use super::{Words, lists};
use crate::finding::{Rule, Severity};
use crate::json::{At, Read};
use crate::pack::terms::{Limited, Repeat, Rules, Terms};

impl Words {
    #[expect(
        clippy::field_reassign_with_default,
        reason = "fifteen rules in one expression are fifteen ways to give back those before"
    )]
    pub(super) fn rules(&self, at: &At<'_, '_>) -> Read<Rules> {
        for (key, rule) in lists::entries(at)? {
            if !Rule::ALL.iter().any(|known| known.as_str() == key) {
                return rule.refuse("is not a rule");
            }
        }
        let terms = |rule: Rule| -> Read<Option<Terms>> {
            at.key_if_there(rule.as_str())?
                .map(|at| self.terms(rule, &at))
                .transpose()
        };
        let limit = |rule: Rule, key: &str| -> Read<Option<Limited>> {
            at.key_if_there(rule.as_str())?
                .map(|at| {
                    Ok(Limited {
                        terms: self.terms(rule, &at)?,
                        limit: at.key(key)?.number(0, 10_000)?,
                    })
                })
                .transpose()
        };
        let repeat = |rule: Rule| -> Read<Option<Repeat>> {
            at.key_if_there(rule.as_str())?
                .map(|at| self.repeat(rule, &at))
                .transpose()
        };
        let mut rules = Rules::default();
        rules.not_in_force = self.terms(Rule::NotInForce, &at.key(Rule::NotInForce.as_str())?)?;
        rules.quiet_day = at
            .key_if_there("quiet_day")?
            .map(|at| self.quiet_day(&at))
            .transpose()?;
        rules.over_frequency = at
            .key_if_there("over_frequency")?
            .map(|at| self.over_frequency(&at))
            .transpose()?;
        rules.repeat_across_levels = repeat(Rule::RepeatAcrossLevels)?;
        rules.overlap_across_agencies = repeat(Rule::OverlapAcrossAgencies)?;
        rules.off_plan = terms(Rule::OffPlan)?;
        rules.plan_unknown = terms(Rule::PlanUnknown)?;
        rules.unfiled = terms(Rule::Unfiled)?;
        rules.filed_late = terms(Rule::FiledLate)?;
        rules.filing_unknown = terms(Rule::FilingUnknown)?;
        rules.registered_late = limit(Rule::RegisteredLate, "tolerance_minutes")?;
        rules.afterwards_overdue = limit(Rule::AfterwardsOverdue, "days")?;
        rules.not_scanned = terms(Rule::NotScanned)?;
        rules.exemption_unsubstantiated = terms(Rule::ExemptionUnsubstantiated)?;
        rules.stale_history = limit(Rule::StaleHistory, "hours")?;
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
    match at.text()?.as_ref() {
        "info" => Ok(Severity::Info),
        "caution" => Ok(Severity::Caution),
        "violation" => Ok(Severity::Violation),
        _ => at.refuse("is not a severity (info, caution, violation)"),
    }
}
