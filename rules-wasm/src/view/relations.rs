//! The one maker of views: from any source, into lists that can be used again for the next visit.

use super::visit_source::{Announcement, Judged, VisitSource};
use super::{MatterFiling, Past, View, claim};
use crate::domain::calendar::Instant;
use crate::pack::Pack;

/// The lists that a view borrows.
#[derive(Default)]
pub(crate) struct Relations {
    past: Vec<Past>,
    planned: Vec<bool>,
    filed: Vec<MatterFiling>,
}

impl Relations {
    /// Sees the source's visit as the rules do.
    pub(crate) fn view<'v>(&'v mut self, source: &impl VisitSource, pack: &'v Pack) -> View<'v> {
        let Judged {
            visit,
            circumstances,
        } = source.judged();
        let instant = visit.instant;
        let date = pack.date(instant);
        let others = source.history();
        self.past.clear();
        self.past
            .extend(others.filter_map(|other| source.relate(&visit, other, pack)));
        self.planned.clear();
        self.filed.clear();
        for matter in visit.matters {
            let planned = source
                .plan()
                .is_some_and(|mut items| items.any(|item| item.covers(matter, date)));
            self.planned.push(planned);
            let mut filed = MatterFiling::default();
            if let Some(filings) = source.filings() {
                filings.for_each(|filing| {
                    if filing.covers(matter, date) {
                        filed = filed.and(&filing, instant);
                    }
                });
            }
            self.filed.push(filed);
        }
        View {
            pack,
            instant,
            date,
            circumstances,
            level: visit.level,
            category: visit.category,
            claim: claim(pack, visit.category, visit.stated),
            caps: source.caps(visit.matters),
            past: &self.past,
            planned: source.plan().is_some().then_some(&self.planned),
            filed: source.filings().is_some().then_some(&self.filed),
        }
    }
}

impl MatterFiling {
    /// One more filing covers the matter.
    fn and<W>(self, filing: &Announcement<'_, W>, instant: Instant) -> Self {
        let by_then = |time: Option<Instant>| time.is_some_and(|time| time <= instant);
        Self {
            covered: true,
            in_time: self.in_time || by_then(filing.filed_at),
            approved: self.approved || by_then(filing.approved_at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Announcement, Instant, MatterFiling};
    use crate::domain::calendar::Date;

    #[test]
    fn one_filing_may_be_in_time_and_another_approved() {
        let instant = Instant::from_millis(1_000);
        let filing = |filed_at, approved_at: Option<i64>| Announcement {
            matters: &["m"],
            from: Date::from_days(0),
            to: Date::from_days(0),
            filed_at: Some(Instant::from_millis(filed_at)),
            approved_at: approved_at.map(Instant::from_millis),
        };
        let late_but_approved = MatterFiling::default().and(&filing(1_001, Some(1_000)), instant);
        assert!(!late_but_approved.in_time && late_but_approved.approved);
        let both = late_but_approved.and(&filing(1_000, Some(1_001)), instant);
        assert!(both.covered && both.in_time && both.approved);
    }
}
