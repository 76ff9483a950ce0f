//! A city with two counties, and an organ in each.

use ruqi::directory::publish;
use ruqi::store::directory::level_word::LevelWord;
use ruqi::store::directory::organ_tree::{self, Organ};
use ruqi::store::directory::region::{self, Region};
use ruqi::store::{StoreError, Tx};

pub const CITY: &str = "430200";
pub const HETANG: &str = "430202";
pub const LUSONG: &str = "430203";
/// City level, in 株洲市.
pub const CITY_ORGAN: &str = "zz-market";
/// County level, in 荷塘区.
pub const HETANG_ORGAN: &str = "ht-market";
/// County level, in 芦淞区: foreign to the one above.
pub const LUSONG_ORGAN: &str = "ls-market";

pub fn fill(db: &Tx) -> Result<(), StoreError> {
    let regions = [
        (CITY, "株洲市", "Zhuzhou City", "city", None),
        (HETANG, "荷塘区", "Hetang District", "county", Some(CITY)),
        (LUSONG, "芦淞区", "Lusong District", "county", Some(CITY)),
    ];
    for (code, name, name_en, level, parent) in regions {
        let region = Region {
            code: code.into(),
            name: name.into(),
            name_en: name_en.into(),
            level: LevelWord::parse(level).unwrap(),
            parent: parent.map(Into::into),
        };
        region::put(db, &region)?;
        publish::region(db, code)?;
    }
    let organs = [
        (CITY_ORGAN, "株洲市市场监督管理局", CITY),
        (HETANG_ORGAN, "荷塘区市场监督管理局", HETANG),
        (LUSONG_ORGAN, "芦淞区市场监督管理局", LUSONG),
    ];
    for (id, name, region) in organs {
        let organ = Organ {
            id: id.into(),
            name: name.into(),
            name_en: id.into(),
            level: LevelWord::parse(level_of(id)).unwrap(),
            region: region.into(),
        };
        organ_tree::put(db, &organ)?;
    }
    Ok(())
}

/// The level of an organ: of one that a test made itself, the city's.
pub fn level_of(organ: &str) -> &'static str {
    match organ {
        HETANG_ORGAN | LUSONG_ORGAN => "county",
        _ => "city",
    }
}
