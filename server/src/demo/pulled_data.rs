//! Judges a visit as the officer's phone did: by the same rules, over what it had pulled when it was last online.

use std::collections::HashMap;

use ruqi_rules::{Instant, Pack, check_line, fingerprint};
use serde_json::{Value, json};

use crate::demo::drawn_visit::{DrawnVisit, Scanned};
use crate::demo::firms::Firm;
use crate::demo::schedule::Planned;
use crate::store::directory::filing::Filing;
use crate::store::directory::organ_tree::Organ;
use crate::store::ids::EnterpriseId;

/// All that phones pull, as it grows.
pub struct PulledData<'a> {
    pub pack: &'a Pack,
    pub organs: &'a [Organ],
    pub firms: &'a [Firm],
    pub items: &'a [Planned],
    pub filings: &'a [Filing],
    /// Visits at each firm: when the server had them, and as the rules want them.
    pub visits: HashMap<usize, Vec<(Instant, Value)>>,
}

impl PulledData<'_> {
    /// The rules' output for the visit, by what was known `data_age` before it.
    pub fn output(&self, visit: &DrawnVisit) -> Value {
        let as_of = visit.at - visit.data_age;
        let known = visit.scanned == Scanned::Door || visit.scanned == Scanned::Nothing;
        let history: Vec<&Value> = self
            .visits
            .get(&visit.firm)
            .filter(|_| known)
            .into_iter()
            .flatten()
            .filter(|(received, _)| *received <= as_of)
            .map(|(_, visit)| visit)
            .collect();
        let case = json!({
            "id": visit.id, "visit": self.as_rules(visit), "history": history,
            "history_as_of": as_of,
            "plan": known.then(|| self.plan(visit)), "filings": known.then(|| self.filings(visit, as_of)),
        });
        let (line, _) = check_line(&case.to_string(), self.pack);
        serde_json::from_str(&line).unwrap_or(Value::Null)
    }

    /// Remembers a visit that the server received at `received`.
    pub fn learn(&mut self, visit: &DrawnVisit, received: Instant) {
        if !matches!(visit.scanned, Scanned::Unknown(_)) {
            let seen = self.as_rules(visit);
            self.visits
                .entry(visit.firm)
                .or_default()
                .push((received, seen));
        }
    }

    /// The visit as the rules want it.
    fn as_rules(&self, visit: &DrawnVisit) -> Value {
        let organ = &self.organs[visit.organ];
        let enterprise = match visit.scanned {
            Scanned::Unknown(text) => format!("code:{}", fingerprint(text)),
            _ => self.firms[visit.firm].id.to_string(),
        };
        json!({
            "id": visit.id, "enterprise": enterprise, "organ": organ.id, "level": organ.level.as_str(),
            "category": visit.category, "matters": visit.matters,
            "at": visit.at,
            "started_at": visit.started_at,
            "entry": if visit.scanned == Scanned::Nothing { "manual" } else { "scan" },
            "joint": visit.joint,
            "exemption": visit.exemption.as_ref().map(|(ground, reference)| json!({"ground": ground, "reference": reference})),
        })
    }

    fn plan(&self, visit: &DrawnVisit) -> Vec<Value> {
        let items = self.items.iter();
        let ours = items.filter(|item| item.organ == visit.organ && item.firm == visit.firm);
        ours.map(|item| {
            json!({
                "id": item.id, "organ": self.organs[item.organ].id, "enterprise": self.firms[item.firm].id,
                "matters": item.matters, "from": item.first.to_string(), "to": item.last.to_string(),
            })
        })
        .collect()
    }

    fn filings(&self, visit: &DrawnVisit, as_of: Instant) -> Vec<Value> {
        let (organ, firm): (&str, EnterpriseId) =
            (&self.organs[visit.organ].id, self.firms[visit.firm].id);
        let all = self.filings.iter();
        let ours = all.filter(|filing| {
            filing.organ == organ && filing.enterprise == Some(firm) && filing.filed_at <= as_of
        });
        ours.map(|filing| {
            json!({
                "id": filing.id, "organ": filing.organ, "enterprise": filing.enterprise,
                "matters": filing.matters, "from": filing.first_day, "to": filing.last_day,
                "filed_at": filing.filed_at,
            })
        })
        .collect()
    }
}
