//! Views made from the lists of a case.

use super::{Filed, Past, Stated, View, claim, counts_at_all, tier};
use crate::domain::case::Facts;
use crate::domain::id::Id;
use crate::domain::visit::Visit;
use crate::pack::Pack;
use crate::pack::terms::Set;

/// The lists that a view borrows, made from a case.
pub(crate) struct Relations {
    past: Vec<Past>,
    planned: Option<Vec<bool>>,
    filed: Option<Vec<Filed>>,
}

impl Relations {
    pub(crate) fn of(facts: &Facts<'_>, pack: &Pack) -> Self {
        let visit = facts.visit;
        let instant = visit.instant();
        let date = pack.date(instant);
        let mut past: Vec<Past> = Vec::new();
        for (index, other) in facts.history.iter().enumerate() {
            let Some(one) = relate(index, other, visit, pack) else {
                continue;
            };
            // A handful, mostly in order already: put in place one by one, they cost the phone no sort to download.
            let key = (one.instant, &other.id);
            let place =
                past.partition_point(|known| (known.instant, &facts.history[known.index].id) < key);
            past.insert(place, one);
        }
        let planned = facts.plan.map(|plan| {
            visit
                .matters
                .iter()
                .map(|matter| plan.iter().any(|item| item.covers(visit, matter, date)))
                .collect()
        });
        let filed = facts.filings.map(|filings| {
            let of = |matter: &Id<'_>| {
                let covering = filings
                    .iter()
                    .filter(|filing| filing.covers(visit, matter, date));
                covering
                    .map(|filing| {
                        if filing.filed_at <= instant {
                            Filed::InTime
                        } else {
                            Filed::Late
                        }
                    })
                    .max()
            };
            visit
                .matters
                .iter()
                .map(|matter| of(matter).unwrap_or(Filed::No))
                .collect()
        });
        Self {
            past,
            planned,
            filed,
        }
    }

    pub(crate) fn view<'v>(&'v self, facts: &Facts<'_>, pack: &'v Pack) -> View<'v> {
        let visit = facts.visit;
        let instant = visit.instant();
        let category = pack.category_index(&visit.category);
        View {
            pack,
            instant,
            date: pack.date(instant),
            at: visit.at,
            started_at: visit.started_at,
            level: pack.level_index(&visit.level),
            category,
            claim: claim(pack, category, stated(visit, pack)),
            entry: visit.entry,
            caps: caps(pack, &visit.matters),
            history_as_of: facts.history_as_of,
            past: &self.past,
            planned: self.planned.as_deref(),
            filed: self.filed.as_deref(),
        }
    }
}

fn relate(index: usize, other: &Visit<'_>, visit: &Visit<'_>, pack: &Pack) -> Option<Past> {
    if other.void || other.enterprise != visit.enterprise || other.id == visit.id {
        return None;
    }
    let category = pack.category_index(&other.category);
    let level = pack.level_index(&other.level);
    let instant = other.instant();
    let date = pack.date(instant);
    if !counts_at_all(pack, category, level, date) {
        return None;
    }
    Some(Past {
        index,
        instant,
        date,
        smaller_id: other.id < visit.id,
        same_organ: other.organ == visit.organ,
        tier: tier(pack, level),
        shares_matter: other
            .matters
            .iter()
            .any(|matter| visit.matters.contains(matter)),
        same_joint: other.joint.is_some() && other.joint == visit.joint,
        ground: claim(pack, category, stated(other, pack)).ground,
        caps: caps(pack, &other.matters),
    })
}

pub(crate) fn stated(visit: &Visit<'_>, pack: &Pack) -> Option<Stated> {
    let exemption = visit.exemption.as_ref()?;
    Some((pack.ground_index(&exemption.ground), exemption.is_blank()))
}

/// The caps, by their place, whose matters are among these.
fn caps(pack: &Pack, matters: &[Id<'_>]) -> Set {
    let mut set = Set::default();
    let caps = pack.rules.over_frequency.iter().flat_map(|rule| &rule.caps);
    for (index, cap) in (0..).zip(caps) {
        if let Some(named) = &cap.matters
            && matters
                .iter()
                .any(|matter| named.iter().any(|name| name.as_str() == &**matter))
        {
            set.insert(index);
        }
    }
    set
}
