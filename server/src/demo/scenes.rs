//! Chooses what a demonstration shows: enterprises at which each thing can be shown, and an account of each role.

use crate::demo::calendar::{DAY, at, date, first_of_year, minus_days, plus_days, working_day};
use crate::demo::dice::Dice;
use crate::demo::drawn_visit::DrawnVisit;
use crate::demo::firms::Firm;
use crate::demo::schedule::{self, Planned};
use crate::demo::year::Year;
use crate::store::directory::organ_tree::Organ;
use chrono::{Datelike, NaiveDate};
use ruqi_rules::Instant;

/// All scenes are in one district, and of the market regulator's field.
const DISTRICT: &str = "430211";
/// The organ whose officers show them.
pub const ORGAN: &str = "ZZ-SCJG";
/// Everybody's password in a demo.
pub const PASSWORD: &str = "ruqi-demo";
/// A provincial code that is bound, for the scene of that name.
pub const FOREIGN_CODE: &str = "https://code.hunan.example/yingshang?e=4302110000815&v=2";

/// A scene, by what its enterprise is like before the demonstration begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scene {
    /// In the plan, filed, never visited: only the day of the week can stand in the way.
    Clear,
    /// In the plan, not filed: a caution.
    Unfiled,
    /// In the plan, filed, and visited this year by the same organ: a violation.
    Visited,
    /// The same, for a second showing.
    VisitedToo,
    /// Never visited, in no plan.
    NeverVisited,
    /// Planned and filed, for two officers who go in apart.
    Apart,
    /// The same, for a pair.
    Pair,
    /// For a complaint.
    Complaint,
    /// For what is registered afterwards.
    Afterwards,
    /// Planned and filed, where an unknown code hangs.
    UnknownCode,
    /// With a provincial code beside ours.
    ForeignCode,
}

const ALL: [(Scene, &str); 11] = [
    (Scene::Clear, "clear"),
    (Scene::Unfiled, "unfiled"),
    (Scene::Visited, "visited"),
    (Scene::VisitedToo, "visited_too"),
    (Scene::NeverVisited, "never_visited"),
    (Scene::Apart, "apart"),
    (Scene::Pair, "pair"),
    (Scene::Complaint, "complaint"),
    (Scene::Afterwards, "afterwards"),
    (Scene::UnknownCode, "unknown_code"),
    (Scene::ForeignCode, "foreign_code"),
];

impl Scene {
    fn is_planned(self) -> bool {
        !matches!(
            self,
            Self::NeverVisited | Self::Complaint | Self::UnknownCode
        )
    }

    fn is_filed(self) -> bool {
        self.is_planned() && self != Self::Unfiled
    }

    fn is_visited(self) -> bool {
        matches!(self, Self::Visited | Self::VisitedToo)
    }
}

/// The firm of each scene, by its place among the firms.
pub struct Cast(Vec<(Scene, &'static str, usize)>);

impl Cast {
    /// The first firms of the district and the field.
    pub fn choose(firms: &[Firm]) -> Self {
        let fits = firms.iter().enumerate().filter(|(_, firm)| {
            firm.region == DISTRICT && firm.trade.matters.iter().any(|m| m.starts_with("SCJG"))
        });
        let chosen = ALL.iter().zip(fits);
        Self(
            chosen
                .map(|((scene, name), (f, _))| (*scene, *name, f))
                .collect(),
        )
    }

    pub fn firms(&self) -> Vec<usize> {
        self.0.iter().map(|(_, _, f)| *f).collect()
    }

    /// The scenes by name.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, usize)> + '_ {
        self.0.iter().map(|(_, name, f)| (*name, *f))
    }

    /// The firm of a scene.
    pub fn firm(&self, scene: Scene) -> Option<usize> {
        self.0
            .iter()
            .find(|(s, _, _)| *s == scene)
            .map(|(_, _, f)| *f)
    }

    /// Who speaks for the firm of each scene: `enterprise` for the visited one, `enterprise-pair` and so on for the rest.
    pub fn accounts(&self, firms: &[Firm]) -> Vec<(String, Firm)> {
        let login = |scene, name: &str| match scene {
            Scene::Visited => "enterprise".to_owned(),
            _ => format!("enterprise-{}", name.replace('_', "-")),
        };
        let people = self.0.iter();
        people
            .filter_map(|(scene, name, f)| Some((login(*scene, name), firms.get(*f)?.clone())))
            .collect()
    }

    /// Items of the plan that are due today.
    pub fn items(
        &self,
        organ: usize,
        organ_of: &Organ,
        firms: &[Firm],
        today: NaiveDate,
    ) -> Vec<Planned> {
        let mut dice = Dice::of(5);
        let first = minus_days(today, 10).max(first_of_year(today.year()));
        let last = plus_days(today, 40).min(minus_days(first_of_year(today.year() + 1), 1));
        let planned = self.0.iter().filter(|(scene, _, _)| scene.is_planned());
        planned
            .filter_map(|(_, _, f)| {
                Some(Planned {
                    id: dice.id(schedule::submitted_at(today.year())),
                    organ,
                    firm: *f,
                    matters: schedule::matters(firms.get(*f)?, organ_of),
                    first,
                    last,
                })
            })
            .collect()
    }

    /// This year's visits and the filings that the scenes rest on.
    pub fn play(&self, year: &mut Year<'_>, items: &[Planned]) {
        let organ = year.organ(ORGAN);
        for (scene, _, f) in &self.0 {
            let Some(item) = items.iter().find(|item| item.firm == *f) else {
                continue;
            };
            let filing_of = |year: &mut Year<'_>, day, filed_at| {
                if let (Some(organ), Some(firm)) = (year.organs.get(organ), year.firms.get(*f)) {
                    let filing = schedule::filing(&mut year.dice, item, organ, firm, day, filed_at);
                    year.filings.push(filing);
                }
            };
            if scene.is_filed() {
                let (day, filed_at) = (plus_days(year.today, 2), minus_days(year.today, 6));
                filing_of(year, day, at(filed_at, 600));
            }
            if scene.is_visited() {
                let visit = earlier_this_year(year, organ, *f, &item.matters);
                filing_of(year, date(visit.at), visit.at - 7 * DAY);
                year.visits.push(visit);
            }
        }
    }
}

/// On a Thursday or Friday some weeks ago, of this year if that has one.
fn earlier_this_year(
    year: &mut Year<'_>,
    organ: usize,
    firm: usize,
    matters: &[String],
) -> DrawnVisit {
    // Before the filing that is due today: that visit did not do what it announces.
    let last = minus_days(year.today, 2);
    let first = minus_days(year.today, 42).max(first_of_year(year.today.year()));
    let day = working_day(&mut year.dice, first, last, false).unwrap_or(last);
    let mut visit = year.visit(organ, firm, day);
    visit.matters = matters.to_vec();
    visit.officer = 3;
    visit.colleague = Some(2);
    visit
}

/// How long before the demo begins its directory was entered: before the trial in January 2024.
pub fn entered_at(now: Instant) -> Instant {
    let trial = NaiveDate::from_ymd_opt(2024, 1, 2).map_or(now, |day| at(day, 480));
    trial.min(now - 400 * DAY)
}
