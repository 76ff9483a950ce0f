//! Changes come in their order, and rows are found by the texts that people type.

use ruqi::store::access::memberships::{self, Role};
use ruqi::store::access::persons::{self, Person};
use ruqi::store::directory::enterprise_record::{
    self, Enterprise, EnterpriseScope, EnterpriseState,
};
use ruqi::store::directory::enterprise_search;
use ruqi::store::directory::level_word::LevelWord;
use ruqi::store::directory::region::{self, Region};
use ruqi::store::ids::EnterpriseId;
use ruqi::store::pull::change_kind::RowKind;
use ruqi::store::pull::changes::{self, Notice, Scope};
use ruqi::store::pull::horizon;
use ruqi::store::{StoreError, Tx};
use ruqi_rules::Instant;

use super::Fresh;
use super::made::{id, read, write};

fn notice(key: u8, day: Option<i32>, gone: bool) -> Notice {
    Notice {
        scope: Scope::All,
        kind: RowKind::Visit,
        key: vec![key],
        day,
        gone,
    }
}

pub fn a_row_has_the_newest_place_and_its_day_never_goes_back(fresh: &impl Fresh) {
    let tell = |notices: Vec<Notice>| write(fresh, move |tx| changes::tell(tx, &notices));
    let after = |seq, day| {
        let found = read(fresh, |db| changes::after(db, &Scope::All, seq, day, 10));
        let found = found.iter().map(|one| (one.seq, one.key[0], one.gone));
        found.collect::<Vec<_>>()
    };
    assert_eq!(read(fresh, horizon::newest), 0);
    tell(vec![notice(1, Some(10), false), notice(2, Some(10), false)]);
    tell(vec![notice(1, Some(5), false)]);
    assert_eq!(after(0, 10), [(2, 2, false), (3, 1, false)]);
    assert_eq!(after(2, 10), [(3, 1, false)]);
    assert_eq!(after(0, 11), []);
    tell(vec![notice(2, Some(11), false)]);
    assert_eq!(after(0, 11), [(4, 2, false)]);
    // Gone once: of no day for good, so that whoever has it hears what becomes of it.
    tell(vec![notice(1, None, true)]);
    tell(vec![notice(1, Some(5), false)]);
    assert_eq!(after(4, 99), [(6, 1, false)]);
    assert_eq!(read(fresh, horizon::newest), 6);
    let count = read(fresh, |db| changes::count_after(db, &Scope::All, 0, 11));
    assert_eq!(count, 2);
}

fn put_region(tx: &Tx, code: &str, parent: Option<&str>) -> Result<(), StoreError> {
    region::put(
        tx,
        &Region {
            code: code.into(),
            name: code.into(),
            name_en: code.into(),
            level: LevelWord::County,
            parent: parent.map(str::to_owned),
        },
    )
}

pub fn texts_are_in_the_order_of_their_bytes(fresh: &impl Fresh) {
    const ORDERED: [&str; 6] = ["10", "9", "Z", "a", "é", "株"];
    write(fresh, |tx| {
        put_region(tx, "Z", None)?;
        let others = ORDERED.iter().rev().filter(|code| **code != "Z");
        others
            .into_iter()
            .try_for_each(|code| put_region(tx, code, Some("Z")))
    });
    let all = read(fresh, region::all);
    let codes: Vec<_> = all.iter().map(|region| region.code.as_str()).collect();
    assert_eq!(codes, ORDERED);
    assert_eq!(read(fresh, |db| region::below(db, "Z")), ORDERED);
    assert_eq!(read(fresh, |db| region::below(db, "a")), ["a"]);
}

/// Someone with a role, who sees what it lets see.
fn seer(fresh: &impl Fresh, number: u128, role: Role) -> EnterpriseScope {
    let someone = Person {
        id: id(number),
        name: "某人".into(),
        certificate: None,
        certificate_until: None,
    };
    write(fresh, move |tx| {
        persons::insert(tx, &someone, Instant::EPOCH)?;
        memberships::give(tx, id(number), id(number), &role, Instant::EPOCH)
    });
    read(fresh, |db| {
        EnterpriseScope::of(
            db,
            &memberships::held(db, id(number), Instant::from_millis(1))?,
        )
    })
}

pub fn enterprises_are_found_in_scope_in_either_case_and_by_no_pattern(fresh: &impl Fresh) {
    write(fresh, |tx| {
        put_region(tx, "430202", None)?;
        for (number, name) in [(1, "株洲ABC公司"), (2, "百分之50%公司"), (3, "下划_线公司")]
        {
            enterprise_record::put(
                tx,
                &Enterprise {
                    id: id(number),
                    name: name.into(),
                    initials: "ZZGS".into(),
                    region: "430202".into(),
                    contact: None,
                    state: EnterpriseState::Open,
                },
            )?;
        }
        Ok(())
    });
    let all = seer(fresh, 10, Role::Administrator);
    let region = seer(fresh, 11, Role::Supervisor("430202".into()));
    let own = seer(fresh, 12, Role::Enterprise(id(2)));
    let nothing = read(fresh, |db| EnterpriseScope::of(db, &[]));
    for (scope, text, wanted) in [
        (&all, "abc", vec![1]),
        (&region, "aBc", vec![1]),
        (&all, "zzgs", vec![3, 1, 2]),
        (&all, "%", vec![2]),
        (&all, "_", vec![3]),
        (&own, "zzgs", vec![2]),
        (&own, "abc", vec![]),
        (&nothing, "zzgs", vec![]),
    ] {
        let found = read(fresh, |db| enterprise_search::search(db, scope, text, 10));
        let found: Vec<_> = found.iter().map(|one| one.id).collect();
        let wanted: Vec<_> = wanted.into_iter().map(id::<EnterpriseId>).collect();
        assert_eq!(found, wanted, "{text}");
    }
    let hidden = read(fresh, |db| enterprise_record::get_in(db, &own, id(1)));
    assert_eq!(hidden, None);
}
