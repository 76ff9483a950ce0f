//! Draws a year of visits before it is played: ordinary ones by the plan; the rest is in `specials` and `oddities`.

use chrono::NaiveDate;
use ruqi_rules::Instant;
use uuid::Uuid;

use crate::demo::calendar::{DAY, HOUR, MINUTE, date, minus_days, office_hour, working_day};
use crate::demo::dice::Dice;
use crate::demo::drawn_visit::{After, DrawnVisit, Scanned};
use crate::demo::firms::Firm;
use crate::demo::schedule::{self, Planned};
use crate::store::directory::filing::Filing;
use crate::store::directory::level_word::LevelWord;
use crate::store::directory::organ_tree::Organ;

/// The year's visits and the filings made for them.
pub struct Year<'a> {
    pub organs: &'a [Organ],
    pub firms: &'a [Firm],
    /// Left to the scenes.
    pub reserved: Vec<usize>,
    pub today: NaiveDate,
    pub dice: Dice,
    pub visits: Vec<DrawnVisit>,
    pub filings: Vec<Filing>,
}

impl<'a> Year<'a> {
    /// The planned visits of the year before `today` (that day not included).
    pub fn plan(
        organs: &'a [Organ],
        firms: &'a [Firm],
        reserved: Vec<usize>,
        items: &[Planned],
        today: NaiveDate,
    ) -> Self {
        let mut year = Self {
            organs,
            firms,
            reserved,
            today,
            dice: Dice::of(4),
            visits: Vec::new(),
            filings: Vec::new(),
        };
        for item in items {
            year.planned(item);
        }
        year
    }

    fn planned(&mut self, item: &Planned) {
        let first = item.first.max(self.first_day());
        let last = item.last.min(minus_days(self.today, 1));
        let quiet = self.dice.percent(6);
        let Some(day) = working_day(&mut self.dice, first, last, quiet) else {
            return;
        };
        if self.dice.percent(12) {
            return; // Planned and not done.
        }
        let mut visit = self.visit(item.organ, item.firm, day);
        visit.matters.clone_from(&item.matters);
        visit.plan_item = Some(item.id);
        visit.filing = self.filed(item, &visit);
        if quiet && self.dice.percent(50) {
            visit.exemption = Some(("work_safety", "湘安办〔2025〕17号".into()));
        }
        if self.dice.percent(4) {
            visit.scanned = Scanned::Nothing;
        }
        self.visits.push(visit);
    }

    /// Of a hundred visits 84 are filed before, 8 after, 8 not at all.
    fn filed(&mut self, item: &Planned, visit: &DrawnVisit) -> Option<Uuid> {
        let filed_at = match self.dice.below(100) {
            0..84 => schedule::in_good_time(&mut self.dice, visit.at),
            84..92 => visit.at + 3 * HOUR,
            _ => return None,
        };
        let (organ, firm) = (self.organs.get(item.organ)?, self.firms.get(item.firm)?);
        let filing = schedule::filing(&mut self.dice, item, organ, firm, date(visit.at), filed_at);
        let id = filing.id;
        self.filings.push(filing);
        (filed_at < visit.at).then_some(id)
    }

    /// A routine visit by one of the organ's officers, scanned at the door, nothing planned or filed.
    pub fn visit(&mut self, organ: usize, firm: usize, day: NaiveDate) -> DrawnVisit {
        let at = office_hour(&mut self.dice, day);
        let officer = self.dice.below(4);
        let colleague = self.dice.percent(45).then_some((officer + 1) % 4);
        let online = self.dice.percent(70);
        let data_age = if online {
            self.dice.between(1, 20) * MINUTE
        } else {
            self.dice.between(1, 30) * HOUR
        };
        let matters = match (self.firms.get(firm), self.organs.get(organ)) {
            (Some(firm), Some(organ)) => schedule::matters(firm, organ),
            _ => Vec::new(),
        };
        DrawnVisit {
            id: self.dice.id(at),
            at,
            started_at: None,
            organ,
            officer,
            colleague,
            firm,
            category: "routine",
            matters,
            exemption: None,
            scanned: Scanned::Door,
            joint: None,
            plan_item: None,
            filing: None,
            data_age,
            online,
            averted: false,
            after: After::Nothing,
        }
    }

    /// A year before today.
    pub fn first_day(&self) -> NaiveDate {
        minus_days(self.today, 365)
    }

    /// A working day so many days ago, give or take ten, quiet or not.
    pub fn some_day(&mut self, quiet: bool) -> NaiveDate {
        let back = u64::try_from(self.dice.between(5, 350)).unwrap_or(5);
        let last = minus_days(self.today, back);
        let first = minus_days(last, 6);
        working_day(&mut self.dice, first, last, quiet).unwrap_or(last)
    }

    /// A firm that no scene needs and that the organ has something to inspect at.
    pub fn some_firm(&mut self, organ: usize) -> Option<usize> {
        let here = self.organs.get(organ)?;
        let fits: Vec<usize> = (0..self.firms.len())
            .filter(|f| !self.reserved.contains(f))
            .filter(|f| here.level == LevelWord::City || self.firms[*f].region == here.region)
            .filter(|f| !schedule::matters(&self.firms[*f], here).is_empty())
            .collect();
        (!fits.is_empty()).then(|| self.dice.pick(&fits))
    }

    /// The organ of that id.
    pub fn organ(&self, id: &str) -> usize {
        self.organs.iter().position(|o| o.id == id).unwrap_or(0)
    }

    /// All in the order of their time.
    pub fn in_order(mut self) -> (Vec<DrawnVisit>, Vec<Filing>) {
        self.visits.sort_by_key(|visit| (visit.at, visit.id));
        self.filings.sort_by_key(|filing| filing.filed_at);
        (self.visits, self.filings)
    }

    /// A day later, in office hours.
    pub fn next_day(&mut self, at: Instant) -> Instant {
        office_hour(&mut self.dice, date(at + DAY))
    }

    /// A visit by some organ at some firm of its field, on a quiet day or not.
    pub fn somewhere(&mut self, n: usize, quiet: bool) -> Option<DrawnVisit> {
        const ORGANS: [&str; 10] = [
            "ZZ-SCJG", "ZZ-YJGL", "TY-SCJG", "ZZ-STHJ", "LS-SCJG", "ZZ-XFJY", "TY-YJGL", "HT-SCJG",
            "ZZ-WSJK", "LL-SCJG",
        ];
        let organ = self.organ(ORGANS[n % ORGANS.len()]);
        let firm = self.some_firm(organ)?;
        let day = self.some_day(quiet);
        Some(self.visit(organ, firm, day))
    }
}
