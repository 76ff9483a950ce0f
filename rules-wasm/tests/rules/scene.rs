//! Any visit in any context, from small pools, so that things meet.

use proptest::prelude::*;
use proptest::sample::select;
use ruqi_rules::{
    Date, EnterpriseFact, EnterpriseFacts, Entry, Exemption, Facts, Filing, Id, Instant, PlanItem,
    Visit,
};

pub const DAY: i64 = 86_400_000;

/// A case's facts, owned.
#[derive(Debug, Clone)]
pub struct Scene {
    pub visit: Visit<'static>,
    pub history: Vec<Visit<'static>>,
    pub history_as_of: Option<Instant>,
    pub plan: Option<Vec<PlanItem<'static>>>,
    pub filings: Option<Vec<Filing<'static>>>,
    pub enterprise: EnterpriseFacts<'static>,
}

impl Scene {
    pub fn facts(&self) -> Facts<'_> {
        Facts {
            visit: &self.visit,
            enterprise: self.enterprise,
            history: &self.history,
            history_as_of: self.history_as_of,
            plan: self.plan.as_deref(),
            filings: self.filings.as_deref(),
        }
    }
}

pub fn scene() -> impl Strategy<Value = Scene> {
    let history = prop::collection::vec(visit(), 0..8).prop_map(|mut history| {
        history.sort_by(|a, b| a.id.cmp(&b.id));
        history.dedup_by(|a, b| a.id == b.id);
        history
    });
    let plan = prop::option::weighted(
        0.8,
        prop::collection::vec(filing().prop_map(plan_item), 0..6),
    );
    let filings = prop::option::weighted(0.8, prop::collection::vec(filing(), 0..6));
    (
        visit(),
        history.prop_shuffle(),
        prop::option::of(instant()),
        plan,
        filings,
        enterprise(),
    )
        .prop_map(
            |(visit, history, history_as_of, plan, filings, enterprise)| Scene {
                visit,
                history,
                history_as_of,
                plan,
                filings,
                enterprise,
            },
        )
}

fn enterprise() -> impl Strategy<Value = EnterpriseFacts<'static>> {
    // The last is no grade of any pack.
    let grade = select(vec![None, Some("A"), Some("B"), Some("C"), Some("特级")]);
    grade.prop_map(|grade| {
        EnterpriseFacts::of(|fact| match fact {
            EnterpriseFact::Grade => grade,
        })
    })
}

/// Mostly within two years, on the edges of days; sometimes at the ends of what can be.
pub fn instant() -> impl Strategy<Value = Instant> {
    let of_days = (
        20_400_i64..21_200,
        select(vec![0, 1, DAY - 1, 34_200_000, 57_600_000, 57_599_999]),
    );
    prop_oneof![
        12 => of_days.prop_map(|(day, time)| Instant::from_millis(day * DAY + time)),
        1 => any::<i64>().prop_map(Instant::from_millis),
    ]
}

fn one_of(texts: &'static [&'static str]) -> impl Strategy<Value = Id<'static>> {
    select(texts).prop_map(Id::from)
}

fn matters(least: usize) -> impl Strategy<Value = Vec<Id<'static>>> {
    prop::collection::vec(one_of(&["SPJD-01", "TZSB-02", "HB-03"]), least..3)
}

fn exemption() -> impl Strategy<Value = Exemption<'static>> {
    let grounds = [
        "work_safety",
        "emergency",
        "complaint",
        "superior_assigned",
        "superior_document",
        "unheard_of",
        "",
    ];
    let references = ["株应急〔2026〕3号", "", "\u{3000}", " 7 "];
    (select(grounds.to_vec()), select(references.to_vec())).prop_map(|(ground, reference)| {
        Exemption {
            ground: ground.into(),
            reference: reference.into(),
        }
    })
}

pub fn visit() -> impl Strategy<Value = Visit<'static>> {
    let ids = &["a", "b", "c", "d", "～", "😀", "𠮷", "x", "y", "z"];
    let who = (
        one_of(ids),
        one_of(&["E1", "E1", "E1", "E2"]),
        one_of(&["CS-SCJG", "CS-SCJG", "CS-YJ", "TY-SCJG"]),
        one_of(&["city", "county", "township", "province", "national"]),
        one_of(&[
            "routine",
            "routine",
            "special",
            "complaint",
            "other",
            "service",
        ]),
    );
    let what = (
        matters(1),
        instant(),
        prop::option::weighted(0.3, -20 * DAY..DAY),
        select(vec![Entry::Scan, Entry::Scan, Entry::Manual]),
        prop::option::weighted(0.3, one_of(&["J1", "J2"])),
        prop::option::weighted(0.3, exemption()),
        prop::bool::weighted(0.15),
    );
    (who, what).prop_map(|(who, what)| {
        let (id, enterprise, organ, level, category) = who;
        let (matters, at, after, entry, joint, exemption, void) = what;
        let started_at = after.map(|after| Instant::from_millis(at.millis().saturating_add(after)));
        Visit {
            id,
            enterprise,
            organ,
            level,
            category,
            matters,
            at,
            started_at,
            entry,
            joint,
            exemption,
            void,
        }
    })
}

fn filing() -> impl Strategy<Value = Filing<'static>> {
    let whose = (
        one_of(&["P1", "P2"]),
        one_of(&["CS-SCJG", "CS-YJ", "TY-SCJG"]),
        prop::option::of(one_of(&["E1", "E2"])),
        matters(0),
    );
    let times = (instant(), prop::option::of(instant()));
    (whose, 20_300_i32..21_200, -2..500, times).prop_map(
        |((id, organ, enterprise, matters), from, days, (filed_at, approved_at))| {
            let (from, to) = (Date::from_days(from), Date::from_days(from + days));
            Filing {
                id,
                organ,
                enterprise,
                matters,
                from,
                to,
                filed_at,
                approved_at,
            }
        },
    )
}

fn plan_item(filing: Filing<'static>) -> PlanItem<'static> {
    let Filing {
        id,
        organ,
        enterprise,
        matters,
        from,
        to,
        ..
    } = filing;
    PlanItem {
        id,
        organ,
        enterprise,
        matters,
        from,
        to,
    }
}
